"use client";

import { useMemo } from "react";
import type { Names } from "@/lib/flows/model/define-node";
import type { StepDifference } from "@/lib/flows/model/diff-flow";
import type { FlowDocument } from "@/lib/flows/model/document";
import { FlowCanvas } from "../canvas/flow-canvas";

export type DifferenceCanvasProps = {
  before: FlowDocument;
  after: FlowDocument;
  /** By `diffFlow` of the two. */
  differences: readonly StepDifference[];
  names: Names;
  onSelectStep?: ((stepId: string) => void) | undefined;
};

/**
 * The flow as it is now with what came, changed and went marked; steps that went stand where they
 * stood. A default export because it is loaded on demand.
 */
export default function DifferenceCanvas(props: DifferenceCanvasProps) {
  const { before, after, differences, names, onSelectStep } = props;
  const steps = useMemo(() => ({ ...before.steps, ...after.steps }), [before, after]);
  const decorations = useMemo(
    () => ({ marks: Object.fromEntries(differences.map(({ stepId, kind }) => [stepId, kind])) }),
    [differences],
  );
  return (
    <FlowCanvas
      steps={steps}
      names={names}
      decorations={decorations}
      hasMap={false}
      {...(onSelectStep && {
        onClick: (id: string) => {
          if (Object.hasOwn(after.steps, id)) onSelectStep(id);
        },
      })}
    />
  );
}
