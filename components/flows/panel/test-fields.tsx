"use client";

import { type Operator, operators } from "@/lib/flows/model/operators";
import type { ConditionTest } from "@/lib/flows/nodes/condition/definition";
import { ChoiceField } from "./choice-field";
import { ItemTools } from "./item-tools";
import { ValueField } from "./value-field";

type TestFieldsProps = {
  path: string;
  name: string;
  test: ConditionTest;
  onChange: (test: ConditionTest) => void;
  onRemove: (() => void) | undefined;
};

const choices = Object.entries(operators).map(([value, { label }]) => ({ value, label }));

/** One comparison: what, how, and with what where the operator takes that. */
export function TestFields({ path, name, test, onChange, onRemove }: TestFieldsProps) {
  const { right } = operators[test.operator];
  return (
    <div className="flex items-start gap-1">
      <div className="min-w-0 flex-1">
        <ValueField
          path={`${path}.left`}
          label="Value"
          placeholder="{{form.phone}}"
          value={test.left}
          onChange={(left) => onChange({ ...test, left })}
        />
        <ChoiceField
          path={`${path}.operator`}
          label="Comparison"
          value={test.operator}
          options={choices}
          // Just listed from the operators.
          onChange={(operator) => onChange({ ...test, operator: operator as Operator })}
        />
        {right !== null && (
          <ValueField
            path={`${path}.right`}
            label={right}
            value={test.right}
            onChange={(text) => onChange({ ...test, right: text })}
          />
        )}
      </div>
      <ItemTools name={name} isFirst isLast onRemove={onRemove} />
    </div>
  );
}
