"use client";

import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from "@/components/ui/command";
import { FlowIcon } from "../flow-icon";
import type { Addable } from "./state/addable";
import { findAddables } from "./state/find-addables";

type AddListProps = {
  addables: readonly Addable[];
  onChoose: (addable: Addable) => void;
};

/** Everything that can be added, by its full name; typing narrows it, Enter chooses. */
export function AddList({ addables, onChoose }: AddListProps) {
  const [query, setQuery] = useState("");
  const { groups, left } = findAddables(addables, query);
  return (
    // cmdk names the box by this label.
    <Command label="Search steps to add" shouldFilter={false}>
      <CommandInput
        autoFocus
        value={query}
        onValueChange={setQuery}
        placeholder="Search actions, connectors, screens …"
      />
      <CommandList label="Steps to add" className="max-h-[min(24rem,50dvh)]">
        <CommandEmpty>Nothing is called like this.</CommandEmpty>
        {groups.map(({ name, items }) => (
          <CommandGroup key={name} heading={name}>
            {items.map((addable) => (
              <CommandItem key={addable.id} value={addable.id} onSelect={() => onChoose(addable)}>
                <FlowIcon name={addable.icon} />
                <span className="min-w-0 flex-1">
                  <span className="block break-words">{addable.label}</span>
                  {addable.trouble && (
                    <span className="flex items-center gap-1 text-xs text-warning-text">
                      <TriangleAlert aria-hidden="true" className="size-3 shrink-0" />
                      {addable.trouble}
                    </span>
                  )}
                </span>
              </CommandItem>
            ))}
          </CommandGroup>
        ))}
        {left > 0 && (
          <p className="px-2 py-1.5 text-sm text-muted">{left} more. Type to find them.</p>
        )}
      </CommandList>
    </Command>
  );
}
