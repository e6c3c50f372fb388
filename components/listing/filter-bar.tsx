"use client";

import { ListFilter } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

type FilterBarProps = {
  /** Stands before the filters and is always seen. */
  searchBox?: ReactNode;
  /** How many filters are set. */
  count: number;
  /** null where there is nothing to take off. */
  onClear: (() => void) | null;
  /** The filters. */
  children: ReactNode;
  /** Stands after the filters. */
  more?: ReactNode;
};

/** The filters of a list; on a narrow screen they unfold. */
export function FilterBar({ searchBox, count, onClear, children, more }: FilterBarProps) {
  const id = useId();
  const [isUnfolded, setUnfolded] = useState(false);
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers before 2023 do not know <search>.
    <div role="search" className="mb-4 flex flex-wrap items-start gap-2">
      {searchBox}
      <Button
        className="sm:hidden"
        aria-expanded={isUnfolded}
        aria-controls={id}
        onClick={() => setUnfolded(!isUnfolded)}
      >
        <ListFilter aria-hidden="true" />
        {count === 0 ? "Filters" : `Filters: ${count}`}
      </Button>
      <div
        id={id}
        className={cn(
          "flex flex-wrap items-center gap-1.5 max-sm:w-full sm:min-h-control",
          !isUnfolded && "max-sm:hidden",
        )}
      >
        {children}
        {onClear && (
          <Button variant="ghost" size="sm" onClick={onClear}>
            Clear
          </Button>
        )}
        {more}
      </div>
    </div>
  );
}
