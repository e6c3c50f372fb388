import type { Finding } from "@/lib/flows/model/finding";
import type { StepFindings } from "../canvas/step-decoration";

/** How many findings each step has, by step. */
export function countFindings(findings: readonly Finding[]): Record<string, StepFindings> {
  const counts: Record<string, StepFindings> = {};
  for (const { stepId, severity } of findings) {
    if (stepId === null) continue;
    const count = counts[stepId] ?? { errors: 0, warnings: 0 };
    counts[stepId] =
      severity === "error"
        ? { ...count, errors: count.errors + 1 }
        : { ...count, warnings: count.warnings + 1 };
  }
  return counts;
}
