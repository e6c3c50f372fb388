import { useId } from "react";
import { Field, FieldHelp, FieldLabel } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { channelInText } from "@/lib/core/channel";
import type { MissingReference } from "@/lib/flows/model/match-references";
import { laterChoice } from "./use-flow-import";

type MissingFieldsProps = {
  missing: readonly MissingReference[];
  /** By the file's id; absent until something is chosen. */
  choices: Readonly<Record<string, string>>;
  onChoose: (id: string, choice: string) => void;
};

/** One question for each connector and template that the project has not. */
export function MissingFields({ missing, choices, onChoose }: MissingFieldsProps) {
  const formId = useId();
  if (missing.length === 0) return null;
  return (
    <fieldset className="space-y-4">
      <legend className="font-medium">What this project has not</legend>
      {missing.map(({ kind, id, name, channels, candidates }) => (
        <Field key={id}>
          <FieldLabel htmlFor={`${formId}-${id}`}>
            {kind === "connector" ? "Connector" : "Template"} {name || id}
          </FieldLabel>
          <FieldHelp id={`${formId}-${id}-help`}>
            Used for {channels.map((channel) => channelInText[channel]).join(" and ")}.
          </FieldHelp>
          <NativeSelect
            id={`${formId}-${id}`}
            aria-describedby={`${formId}-${id}-help`}
            // A marker that no option has: nothing is chosen before somebody does.
            value={choices[id] ?? "none"}
            onChange={(event) => onChoose(id, event.target.value)}
          >
            <option value="none" disabled>
              Choose
            </option>
            {candidates.map((candidate) => (
              <option key={candidate.id} value={candidate.id}>
                {candidate.name}
              </option>
            ))}
            <option value={laterChoice}>Leave it for later</option>
          </NativeSelect>
        </Field>
      ))}
    </fieldset>
  );
}
