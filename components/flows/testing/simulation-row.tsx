"use client";

import { useId } from "react";
import { Combobox } from "@/components/ui/combobox";
import { Field, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import {
  type ErrorClass,
  errorClassNames,
  type KnownCode,
} from "@/lib/connectors/kit/connector-error";
import type { Simulation } from "@/lib/flows/model/simulation";

type SimulationRowProps = {
  stepName: string;
  /** What its provider is known to answer with. */
  codes: readonly KnownCode[];
  value: Simulation;
  onChange: (simulation: Simulation) => void;
};

// The table's keys are the classes; TypeScript widens them to strings.
const classes = Object.keys(errorClassNames) as ErrorClass[];

const kindOf = (value: Simulation) =>
  value.kind === "class" ? `class:${value.class}` : value.kind;

/** How one sending step ends. */
export function SimulationRow({ stepName, codes, value, onChange }: SimulationRowProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-2">
      <Field>
        <FieldLabel htmlFor={id}>{stepName}</FieldLabel>
        <NativeSelect
          id={id}
          value={kindOf(value)}
          onChange={(event) => onChange(simulationOf(event.target.value))}
        >
          <option value="success">Sent and delivered</option>
          <option value="code">A code of the provider</option>
          <option value="late">Sent, and then a late receipt</option>
          <option value="timeout">No answer (timeout)</option>
          <optgroup label="Refused">
            {classes.map((name) => (
              <option key={name} value={`class:${name}`}>
                {errorClassNames[name]}
              </option>
            ))}
          </optgroup>
          <option value="real">Really send</option>
        </NativeSelect>
      </Field>
      {value.kind === "code" && (
        <Combobox
          aria-label={`Code of the provider for ${stepName}`}
          mono
          value={value.code}
          placeholder="Code or what it means"
          options={codes.map(({ code, meaning }) => ({ value: code, description: meaning }))}
          onValueChange={(text) => onChange({ kind: "code", code: text.trim() })}
        />
      )}
      {value.kind === "late" && (
        <div className="grid grid-cols-3 gap-2">
          <NativeSelect
            aria-label={`What becomes of ${stepName}`}
            value={value.status}
            onChange={({ target }) =>
              // One of the three that stand here.
              onChange({ ...value, status: target.value as typeof value.status })
            }
          >
            <option value="delivered">Delivered</option>
            <option value="undelivered">Undelivered</option>
            <option value="failed">Failed</option>
          </NativeSelect>
          <Input
            aria-label={`Code of the receipt for ${stepName}`}
            value={value.code ?? ""}
            placeholder="30007"
            disabled={value.status === "delivered"}
            className="font-mono"
            onChange={({ target }) => {
              const { code: _, ...rest } = value;
              onChange(target.value === "" ? rest : { ...rest, code: target.value.trim() });
            }}
          />
          <Input
            aria-label={`Seconds until the receipt of ${stepName}`}
            type="number"
            min={0}
            max={3_600}
            value={value.afterSeconds}
            onChange={({ target }) =>
              onChange({ ...value, afterSeconds: Math.max(0, Number(target.value) || 0) })
            }
          />
        </div>
      )}
    </div>
  );
}

function simulationOf(chosen: string): Simulation {
  if (chosen.startsWith("class:"))
    // One of the options, which are the classes.
    return { kind: "class", class: chosen.slice("class:".length) as ErrorClass };
  switch (chosen) {
    case "code":
      return { kind: "code", code: "21216" };
    case "late":
      return { kind: "late", status: "undelivered", code: "30007", afterSeconds: 4 };
    case "timeout":
      return { kind: "timeout" };
    case "real":
      return { kind: "real" };
    default:
      return { kind: "success" };
  }
}
