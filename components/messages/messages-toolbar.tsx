"use client";

import { ListFilter } from "lucide-react";
import { type ReactNode, useCallback, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { type ErrorClass, errorClassNames } from "@/lib/connectors/kit/connector-error";
import { channelNames, channels } from "@/lib/core/channel";
import { type MessageFilter, shownStatuses } from "@/lib/messages/search";
import { statusNames } from "@/lib/messages/status";
import type { SearchNote } from "@/lib/messages/to-query";
import { ChoiceFilter } from "./choice-filter";
import { MessageStatus } from "./message-status";
import { SearchBox } from "./search-box";
import { SearchFilter } from "./search-filter";
import { TimeFilter } from "./time-filter";

export type FilterOptions = {
  connectors: readonly { value: string; name: string; note?: string }[];
  countries: readonly { value: string; name: string; note?: string }[];
};

type MessagesToolbarProps = {
  filter: MessageFilter;
  onChange: (part: Partial<MessageFilter>, how?: "push" | "replace") => void;
  onClear: () => void;
  note: SearchNote | null;
  options: FilterOptions;
  exportMenu: ReactNode;
};

const statusOptions = shownStatuses.map((value) => ({
  value,
  name: statusNames[value],
  content: <MessageStatus status={value} />,
}));
// The table's keys are the classes; TypeScript widens them to strings.
const classOptions = (Object.keys(errorClassNames) as ErrorClass[]).map((value) => ({
  value,
  name: errorClassNames[value],
}));
const channelOptions = channels.map((value) => ({ value, name: channelNames[value] }));

const many = <Value,>(values: Value[]): Value[] | undefined =>
  values.length > 0 ? values : undefined;

const noteInWords = (note: SearchNote | null): string | null => {
  if (!note) return null;
  return note.kind === "unusable"
    ? note.reason
    : "Your role sees masked numbers, so only the last four digits are looked at.";
};

/** The search box and every filter; on a narrow screen the filters unfold. */
export function MessagesToolbar({
  filter,
  onChange,
  onClear,
  note,
  options,
  exportMenu,
}: MessagesToolbarProps) {
  const id = useId();
  const [isUnfolded, setUnfolded] = useState(false);
  const set = [
    filter.status,
    filter.class,
    filter.channel,
    filter.connector,
    filter.country,
    filter.span ?? filter.from ?? filter.to,
  ].filter((value) => value !== undefined).length;
  const hasSearch = Boolean(filter.q);
  const search = useCallback(
    // Going back leaves the search, and not letter by letter.
    (q: string) => onChange({ q: q || undefined }, hasSearch ? "replace" : "push"),
    [onChange, hasSearch],
  );

  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers before 2023 do not know <search>.
    <div role="search" className="mb-4 flex flex-wrap items-start gap-2">
      <SearchBox value={filter.q ?? ""} onChange={search} note={noteInWords(note)} />
      <Button
        className="sm:hidden"
        aria-expanded={isUnfolded}
        aria-controls={id}
        onClick={() => setUnfolded(!isUnfolded)}
      >
        <ListFilter aria-hidden="true" />
        {set === 0 ? "Filters" : `Filters: ${set}`}
      </Button>
      <div
        id={id}
        className={cn(
          "flex flex-wrap items-center gap-1.5 max-sm:w-full sm:min-h-control",
          !isUnfolded && "max-sm:hidden",
        )}
      >
        <ChoiceFilter
          label="Status"
          options={statusOptions}
          chosen={filter.status ?? []}
          onChange={(status) => onChange({ status: many(status) })}
        />
        <ChoiceFilter
          label="Error class"
          options={classOptions}
          chosen={filter.class ?? []}
          onChange={(chosen) => onChange({ class: many(chosen) })}
        />
        <ChoiceFilter
          label="Channel"
          isSingle
          options={channelOptions}
          chosen={filter.channel ? [filter.channel] : []}
          onChange={([channel]) => onChange({ channel })}
        />
        <SearchFilter
          label="Connector"
          options={options.connectors}
          chosen={filter.connector}
          onChange={(connector) => onChange({ connector })}
        />
        <SearchFilter
          label="Country"
          options={options.countries}
          chosen={filter.country}
          onChange={(country) => onChange({ country })}
        />
        <TimeFilter
          key={[filter.span, filter.from, filter.to].join()}
          chosen={filter}
          onChange={({ span, from, to }) => onChange({ span, from, to })}
        />
        {(set > 0 || filter.q) && (
          <Button variant="ghost" size="sm" onClick={onClear}>
            Clear
          </Button>
        )}
        {exportMenu}
      </div>
    </div>
  );
}
