"use client";

import type { StepOf } from "@/lib/flows/model/document";
import type { ConditionRule } from "@/lib/flows/nodes/condition/definition";
import { AddButton } from "./add-button";
import { freeId, moveItem } from "./move-item";
import type { FieldsProps } from "./panel-context";
import { RuleFields } from "./rule-fields";

type Step = StepOf<"condition">;

/** Rules in their order. A rule keeps its id when it is renamed or moved, so its connection stays. */
export function ConditionFields({ step, onChange }: FieldsProps<Step>) {
  const { rules } = step.config;
  const set = (next: readonly ConditionRule[]) =>
    onChange({ ...step, config: { rules: [...next] } });
  return (
    <div className="pb-4">
      <p className="pb-2 text-sm text-muted">The first rule that holds decides the way.</p>
      {rules.map((rule, index) => (
        <RuleFields
          key={rule.id}
          rule={rule}
          index={index}
          count={rules.length}
          onChange={(next) => set(rules.map((one, at) => (at === index ? next : one)))}
          onMove={(by) => set(moveItem(rules, index, by))}
          onRemove={() => set(rules.filter((_, at) => at !== index))}
        />
      ))}
      <p className="py-3 text-sm text-muted">ELSE is taken when no rule holds.</p>
      <AddButton
        label="Add rule"
        count={rules.length}
        most={20}
        onAdd={() => {
          const ids = [...rules.map(({ id }) => id), ...Object.keys(step.to)];
          set([
            ...rules,
            {
              id: freeId("rule", ids),
              name: "",
              match: "all",
              tests: [{ left: "", operator: "not-empty", right: "" }],
            },
          ]);
        }}
      />
    </div>
  );
}
