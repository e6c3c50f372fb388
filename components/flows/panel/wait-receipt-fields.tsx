"use client";

import { nodeOf, type StepOf } from "@/lib/flows/model/document";
import { graphOf } from "@/lib/flows/model/graph";
import { ChoiceField } from "./choice-field";
import { type FieldsProps, usePanel } from "./panel-context";
import { SecondsField } from "./seconds-field";

export function WaitReceiptFields({ step, onChange }: FieldsProps<StepOf<"wait-receipt">>) {
  const { document, stepId } = usePanel();
  const { config } = step;
  const before = graphOf(document).before(stepId);
  const senders = Object.entries(document.steps).filter(
    ([id, one]) => id === config.step || (before.has(id) && nodeOf(one.kind).channel(one.config)),
  );
  return (
    <>
      <ChoiceField
        path="config.step"
        label="Message of"
        value={config.step ?? ""}
        placeholder="Step is gone"
        options={[
          { value: "", label: "Whichever step sent last" },
          ...senders.map(([id, { name }]) => ({ value: id, label: name, description: id })),
        ]}
        onChange={(value) => onChange({ ...step, config: { ...config, step: value || null } })}
      />
      <SecondsField
        path="config.seconds"
        label="Wait at most"
        help="Then the flow goes on by None."
        value={config.seconds}
        onChange={(seconds) =>
          // An empty box is no number yet, and the form says so.
          onChange({ ...step, config: { ...config, seconds: seconds ?? 0 } })
        }
      />
    </>
  );
}
