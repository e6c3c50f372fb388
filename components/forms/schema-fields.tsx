"use client";

import type { FieldDescription } from "@/lib/connectors/kit/define";
import type { Ui } from "@/lib/connectors/kit/fields";
import { ChoiceControl } from "./controls/choice-control";
import { NumberControl } from "./controls/number-control";
import { PairsControl } from "./controls/pairs-control";
import { PhoneControl } from "./controls/phone-control";
import { SecretControl } from "./controls/secret-control";
import { SelectControl } from "./controls/select-control";
import { SwitchControl } from "./controls/switch-control";
import { TextControl } from "./controls/text-control";

const controls = {
  text: TextControl,
  secret: SecretControl,
  phone: PhoneControl,
  number: NumberControl,
  switch: SwitchControl,
  select: SelectControl,
  pairs: PairsControl,
} as const satisfies Record<Exclude<Ui["kind"], "choice">, unknown>;

/** The controls of these fields, in their order. */
export function SchemaFields({ fields }: { fields: readonly FieldDescription[] }) {
  return fields.map((field) => {
    if (field.ui.kind === "choice")
      return (
        <ChoiceControl key={field.path} field={field}>
          {(inner) => <SchemaFields fields={inner} />}
        </ChoiceControl>
      );
    const Control = controls[field.ui.kind];
    return <Control key={field.path} field={field} />;
  });
}
