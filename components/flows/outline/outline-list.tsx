import { Fragment, type ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import type { OutlineStep } from "../editor/state/outline-tree";

/** Beyond this, lists are told apart by their labels alone: a phone has no more room. */
const deepestIndent = 4;

type OutlineListProps = {
  chain: readonly OutlineStep[];
  depth: number;
  label: string;
  /** Draws a step; lists stand within rows, so a row hands itself down. */
  row: (step: OutlineStep, depth: number) => ReactNode;
};

/** Steps that run one after another. */
export function OutlineList({ chain, depth, label, row }: OutlineListProps) {
  return (
    <ol
      aria-label={label}
      className={cn(
        "flex flex-col",
        depth > 0 && "border-l",
        depth > 0 && depth <= deepestIndent && "ml-2 pl-3 sm:ml-5 sm:pl-4",
      )}
    >
      {chain.map((step) => (
        <Fragment key={step.id}>{row(step, depth)}</Fragment>
      ))}
    </ol>
  );
}
