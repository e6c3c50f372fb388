import type { UseFormReturn } from "react-hook-form";
import { TextField } from "@/components/auth/text-field";
import { proposeKey } from "./propose-key";

type NameAndKeyProps = {
  form: UseFormReturn<{ name: string; key: string }>;
  /** Of the form, read where it is made: the form itself stays the same object when they change. */
  state: Pick<UseFormReturn<{ name: string; key: string }>["formState"], "errors" | "dirtyFields">;
  takenKeys: readonly string[];
};

/** What a flow is called, and its id, which follows the name until somebody types another one. */
export function NameAndKey({ form, state: { errors, dirtyFields }, takenKeys }: NameAndKeyProps) {
  return (
    <>
      <TextField
        label="Name"
        autoComplete="off"
        error={errors.name?.message}
        registration={form.register("name", {
          onChange: (event) => {
            if (!dirtyFields.key)
              form.setValue("key", proposeKey(String(event.target.value), takenKeys));
          },
        })}
      />
      <TextField
        label="Id"
        help="Names the flow in addresses and calls. It stays as it is."
        autoComplete="off"
        error={errors.key?.message}
        registration={form.register("key")}
      />
    </>
  );
}
