"use client";

import { Check, Unplug } from "lucide-react";
import { useState } from "react";
import {
  Command,
  CommandEmpty,
  CommandInput,
  CommandItem,
  CommandList,
} from "@/components/ui/command";
import { matchOptions } from "@/components/ui/match-options";
import { nodeOf } from "@/lib/flows/model/document";
import { useEditor } from "../editor/editor-context";
import { startId } from "../editor/state/edit-steps";
import { FlowIcon } from "../flow-icon";

/** More than anybody reads. */
const mostShown = 80;

type StepListProps = {
  label: string;
  current: string | null;
  /** null: nowhere. */
  onChoose: (id: string | null) => void;
};

/** The steps that a way can lead to. */
export function StepList({ label, current, onChoose }: StepListProps) {
  const steps = useEditor(({ document }) => document.steps);
  const [query, setQuery] = useState("");
  const options = Object.entries(steps)
    .filter(([id]) => id !== startId)
    .map(([id, { name }]) => ({ value: id, label: name }));
  const found = matchOptions(options, query).slice(0, mostShown);
  return (
    <Command label={label} shouldFilter={false}>
      <CommandInput
        autoFocus
        value={query}
        onValueChange={setQuery}
        placeholder="Search steps …"
        aria-label="Search steps"
      />
      <CommandList label="Steps" className="max-h-[min(24rem,50dvh)]">
        <CommandEmpty>No step is called like this.</CommandEmpty>
        {found.map(({ value, label: name }) => (
          <CommandItem key={value} value={value} onSelect={() => onChoose(value)}>
            <FlowIcon name={nodeOf(steps[value]?.kind ?? "start").icon} />
            <span className="min-w-0 flex-1 break-words">
              {name} <span className="font-mono text-xs text-muted">{value}</span>
            </span>
            {value === current && (
              <>
                <Check aria-hidden="true" />
                <span className="sr-only">chosen</span>
              </>
            )}
          </CommandItem>
        ))}
        {current !== null && query === "" && (
          <CommandItem value="nowhere" onSelect={() => onChoose(null)}>
            <Unplug aria-hidden="true" />
            Lead nowhere
          </CommandItem>
        )}
      </CommandList>
    </Command>
  );
}
