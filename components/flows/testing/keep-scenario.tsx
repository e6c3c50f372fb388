"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast-store";
import { scenariosKey } from "./scenarios-key";
import type { TestActions } from "./test-actions";

type KeepScenarioProps = {
  projectSlug: string;
  flowKey: string;
  runId: string;
  record: TestActions["recordScenario"];
};

/** Makes a scenario of the run that is shown. */
export function KeepScenario({ projectSlug, flowKey, runId, record }: KeepScenarioProps) {
  const id = useId();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const keep = useMutation({
    mutationFn: () => record({ runId, name }),
    onSuccess: async (result) => {
      if (!result.ok) return;
      setName("");
      toast({ tone: "success", title: "Kept as a scenario" });
      await client.invalidateQueries({ queryKey: scenariosKey(projectSlug, flowKey) });
    },
  });
  const error = keep.data && !keep.data.ok ? keep.data.error : null;
  const told = error?.fields?.name ?? error?.text ?? (keep.isError ? "It was not kept." : null);
  return (
    <form
      method="post"
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== "") keep.mutate();
      }}
    >
      <Field className="min-w-0 flex-1">
        <FieldLabel htmlFor={id}>Keep this run as a scenario</FieldLabel>
        <Input
          id={id}
          value={name}
          maxLength={80}
          placeholder="Blocked, then called"
          aria-invalid={told !== null}
          aria-describedby={told === null ? undefined : `${id}-error`}
          onChange={(event) => setName(event.target.value)}
        />
        {told !== null && (
          <p id={`${id}-error`} className="text-sm text-danger-text">
            {told}
          </p>
        )}
      </Field>
      <Button type="submit" pending={keep.isPending} inactive={name.trim() === ""}>
        Keep
      </Button>
    </form>
  );
}
