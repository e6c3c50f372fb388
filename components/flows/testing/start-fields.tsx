"use client";

import { Field, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { FlowDocument } from "@/lib/flows/model/document";
import type { Simulations } from "@/lib/flows/model/simulation";
import { useEditorParts } from "../editor/editor-context";
import { providerCodes } from "../panel/provider-codes";
import { SimulationRow } from "./simulation-row";

type StartFieldsProps = {
  document: FlowDocument;
  simulations: Simulations;
  onSimulationsChange: (simulations: Simulations) => void;
  inputs: Record<string, string>;
  onInputsChange: (inputs: Record<string, string>) => void;
};

/** What a test run begins with: the flow's inputs, and how each sending step ends. */
export function StartFields(props: StartFieldsProps) {
  const { document, simulations, onSimulationsChange, inputs, onInputsChange } = props;
  const { surroundings } = useEditorParts();
  const { start } = document.steps;
  const named = start?.kind === "start" ? start.config.inputs : [];
  const senders = Object.entries(document.steps).filter(
    ([, { kind }]) => kind === "otp-send" || kind === "message",
  );
  return (
    <div className="flex flex-col gap-4">
      {named.map(({ key }) => (
        <Field key={key}>
          <FieldLabel htmlFor={`test-input-${key}`}>Input {key}</FieldLabel>
          <Input
            id={`test-input-${key}`}
            value={inputs[key] ?? ""}
            onChange={(event) => onInputsChange({ ...inputs, [key]: event.target.value })}
          />
        </Field>
      ))}
      {senders.length === 0 && <p className="text-sm text-muted">No step sends anything.</p>}
      {senders.map(([id, step]) => (
        <SimulationRow
          key={id}
          stepName={step.name}
          codes={providerCodes(step, surroundings)}
          value={simulations[id] ?? { kind: "success" }}
          onChange={(simulation) => onSimulationsChange({ ...simulations, [id]: simulation })}
        />
      ))}
    </div>
  );
}
