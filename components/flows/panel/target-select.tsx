"use client";

import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { usePanel } from "./panel-context";

type TargetSelectProps = {
  id: string;
  label: string;
  target: string | null;
  onChange: (target: string | null) => void;
  onSelectStep: (stepId: string) => void;
};

/** Where a way out leads, to connect it without the canvas. */
export function TargetSelect({
  id: selectId,
  label,
  target,
  onChange,
  onSelectStep,
}: TargetSelectProps) {
  const { document, stepId, isReadOnly } = usePanel();
  return (
    <div className="flex items-center gap-2 pt-2">
      <Select
        id={selectId}
        aria-label={`${label} leads to`}
        className="min-w-0 flex-1"
        value={target ?? ""}
        disabled={isReadOnly}
        placeholder="Step is gone"
        options={[
          { value: "", label: "Not connected" },
          ...Object.entries(document.steps)
            .filter(([id, { kind }]) => kind !== "start" && id !== stepId)
            .map(([id, { name }]) => ({ value: id, label: name, description: id })),
        ]}
        onValueChange={(value) => onChange(value || null)}
      />
      {target !== null && (
        <Button size="sm" onClick={() => onSelectStep(target)}>
          Go to
        </Button>
      )}
    </div>
  );
}
