"use client";

import { type ReactNode, useCallback } from "react";
import { ChoiceFilter } from "@/components/listing/choice-filter";
import { FilterBar } from "@/components/listing/filter-bar";
import { SearchFilter } from "@/components/listing/search-filter";
import { TimeFilter } from "@/components/listing/time-filter";
import { type ErrorClass, errorClassNames } from "@/lib/connectors/kit/connector-error";
import { channelNames, channels } from "@/lib/core/channel";
import { type MessageFilter, shownStatuses } from "@/lib/messages/search";
import { statusNames } from "@/lib/messages/status";
import type { SearchNote } from "@/lib/messages/to-query";
import { MessageStatus } from "./message-status";
import { SearchBox } from "./search-box";

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

/** The search box and every filter. */
export function MessagesToolbar({
  filter,
  onChange,
  onClear,
  note,
  options,
  exportMenu,
}: MessagesToolbarProps) {
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
    <FilterBar
      searchBox={<SearchBox value={filter.q ?? ""} onChange={search} note={noteInWords(note)} />}
      count={set}
      onClear={set > 0 || filter.q ? onClear : null}
      more={exportMenu}
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
    </FilterBar>
  );
}
