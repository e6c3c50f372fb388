"use client";

import { SegmentedControl } from "@/components/ui/segmented-control";
import { operators, takesRight } from "@/lib/flows/model/operators";
import type { ConditionRule, ConditionTest } from "@/lib/flows/nodes/condition/definition";
import { AddButton } from "./add-button";
import { ItemTools } from "./item-tools";
import { usePanel } from "./panel-context";
import { PlainField } from "./plain-field";
import { TestFields } from "./test-fields";

type RuleFieldsProps = {
  rule: ConditionRule;
  index: number;
  count: number;
  onChange: (rule: ConditionRule) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

/** One rule: its tests, and the sentence that they make. */
export function RuleFields({ rule, index, count, onChange, onMove, onRemove }: RuleFieldsProps) {
  const { isReadOnly } = usePanel();
  const path = `config.rules.${index}`;
  const { tests } = rule;
  const setTests = (next: ConditionTest[]) => onChange({ ...rule, tests: next });
  return (
    <fieldset aria-label={`Rule ${index + 1}`} className="border-b pt-3">
      <div className="flex items-center justify-between pb-2">
        <span aria-hidden="true" className="font-medium">
          Rule {index + 1}
        </span>
        <ItemTools
          name={`rule ${index + 1}`}
          isFirst={index === 0}
          isLast={index === count - 1}
          onMove={onMove}
          onRemove={count > 1 ? onRemove : undefined}
        />
      </div>
      <PlainField
        path={`${path}.name`}
        label="Name"
        isOptional
        max={60}
        placeholder={rule.id}
        value={rule.name}
        onChange={(name) => onChange({ ...rule, name })}
      />
      {tests.length > 1 && (
        <SegmentedControl
          aria-label={`How the tests of rule ${index + 1} hold`}
          size="sm"
          className="mb-3"
          disabled={isReadOnly}
          value={rule.match}
          segments={[
            { value: "all", label: "All hold" },
            { value: "any", label: "Any holds" },
          ]}
          onValueChange={(match) => onChange({ ...rule, match })}
        />
      )}
      {tests.map((test, at) => (
        <TestFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a test has no identity but its place
          key={at}
          path={`${path}.tests.${at}`}
          name={`test ${at + 1} of rule ${index + 1}`}
          test={test}
          onChange={(next) => setTests(tests.map((one, i) => (i === at ? next : one)))}
          onRemove={tests.length > 1 ? () => setTests(tests.filter((_, i) => i !== at)) : undefined}
        />
      ))}
      <AddButton
        label="Add test"
        count={tests.length}
        most={20}
        onAdd={() => setTests([...tests, { left: "", operator: "not-empty", right: "" }])}
      />
      <p className="py-3 text-sm wrap-anywhere text-muted">{sentenceOf(rule)}</p>
    </fieldset>
  );
}

function sentenceOf({ match, tests }: ConditionRule): string {
  const parts = tests.map(({ left, operator, right }) =>
    [left || "…", operators[operator].label, ...(takesRight(operator) ? [right || "…"] : [])].join(
      " ",
    ),
  );
  return `Holds when ${parts.join(match === "all" ? " and " : " or ")}.`;
}
