"use client";

import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { usePanel } from "./panel-context";

type ItemToolsProps = {
  /** "rule 2", after the verb. */
  name: string;
  isFirst: boolean;
  isLast: boolean;
  /** Absent where the order means nothing. */
  onMove?: (by: -1 | 1) => void;
  /** Absent where one has to stay. */
  onRemove?: () => void;
};

/** Moves and removes one item of a list. */
export function ItemTools({ name, isFirst, isLast, onMove, onRemove }: ItemToolsProps) {
  const { isReadOnly } = usePanel();
  if (isReadOnly) return null;
  const tool = { variant: "ghost", size: "icon-sm" } as const;
  return (
    <span className="flex shrink-0">
      {onMove && (
        <>
          <Button
            {...tool}
            aria-label={`Move ${name} up`}
            inactive={isFirst}
            onClick={() => onMove(-1)}
          >
            <ArrowUp aria-hidden="true" />
          </Button>
          <Button
            {...tool}
            aria-label={`Move ${name} down`}
            inactive={isLast}
            onClick={() => onMove(1)}
          >
            <ArrowDown aria-hidden="true" />
          </Button>
        </>
      )}
      {onRemove && (
        <Button {...tool} aria-label={`Remove ${name}`} onClick={onRemove}>
          <Trash2 aria-hidden="true" />
        </Button>
      )}
    </span>
  );
}
