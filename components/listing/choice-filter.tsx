"use client";

import type { ReactNode } from "react";
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { FilterButton } from "./filter-button";

type ChoiceFilterProps<Value extends string> = {
  label: string;
  options: readonly { value: Value; name: string; content?: ReactNode }[];
  chosen: readonly Value[];
  onChange: (chosen: Value[]) => void;
  /** One at most: choosing another takes its place. */
  isSingle?: boolean;
};

/** A filter with few values, all of them in a menu. */
export function ChoiceFilter<Value extends string>({
  label,
  options,
  chosen,
  onChange,
  isSingle = false,
}: ChoiceFilterProps<Value>) {
  const names = options.filter(({ value }) => chosen.includes(value)).map(({ name }) => name);
  const words = names.length > 2 ? `${names.length} of ${options.length}` : names.join(", ");

  function toggle(value: Value, isOn: boolean) {
    if (isSingle) return onChange(isOn ? [value] : []);
    onChange(
      options
        .map((option) => option.value)
        .filter((each) => (each === value ? isOn : chosen.includes(each))),
    );
  }

  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <FilterButton label={label} chosen={words || null} />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start">
        {options.map(({ value, name, content }) => (
          <DropdownMenuCheckboxItem
            key={value}
            checked={chosen.includes(value)}
            onCheckedChange={(isOn) => toggle(value, isOn)}
          >
            {content ?? name}
          </DropdownMenuCheckboxItem>
        ))}
        {chosen.length > 0 && (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem onSelect={() => onChange([])}>Any</DropdownMenuItem>
          </>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
