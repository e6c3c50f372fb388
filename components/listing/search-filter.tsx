"use client";

import { Check } from "lucide-react";
import { useState } from "react";
import {
  Command,
  CommandEmpty,
  CommandInput,
  CommandItem,
  CommandList,
} from "@/components/ui/command";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { FilterButton } from "./filter-button";

type SearchFilterProps = {
  label: string;
  /** Names need not be unique; `note` is a muted word after the name. */
  options: readonly { value: string; name: string; note?: string }[];
  chosen: string | undefined;
  onChange: (chosen: string | undefined) => void;
};

/** A filter with many values, found by typing. */
export function SearchFilter({ label, options, chosen, onChange }: SearchFilterProps) {
  const [isOpen, setOpen] = useState(false);
  const found = options.find(({ value }) => value === chosen);

  function take(value: string | undefined) {
    onChange(value);
    setOpen(false);
  }

  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <FilterButton
          label={label}
          chosen={chosen === undefined ? null : (found?.name ?? "not there any more")}
        />
      </PopoverTrigger>
      <PopoverContent aria-label={label} className="p-0">
        <Command label={label}>
          <CommandInput placeholder={`Search ${label.toLowerCase()}`} />
          <CommandList className="max-h-72">
            <CommandEmpty>Nothing matches.</CommandEmpty>
            {chosen !== undefined && (
              <CommandItem value="any" onSelect={() => take(undefined)}>
                Any
              </CommandItem>
            )}
            {options.map(({ value, name, note }) => (
              <CommandItem
                key={value}
                value={value}
                keywords={[name, note ?? ""]}
                onSelect={() => take(value)}
              >
                <span className="min-w-0 flex-1 truncate">{name}</span>
                {note && <span className="shrink-0 text-sm text-muted">{note}</span>}
                {value === chosen && (
                  <>
                    <Check aria-hidden="true" />
                    <span className="sr-only">chosen</span>
                  </>
                )}
              </CommandItem>
            ))}
          </CommandList>
        </Command>
      </PopoverContent>
    </Popover>
  );
}
