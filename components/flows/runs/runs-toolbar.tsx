"use client";

import { ChoiceFilter } from "@/components/listing/choice-filter";
import { FilterBar } from "@/components/listing/filter-bar";
import { SearchFilter } from "@/components/listing/search-filter";
import { TimeFilter } from "@/components/listing/time-filter";
import { failureClasses, failureNames } from "@/lib/flows/model/failure-names";
import { type RunFilter, runStatuses, runStatusNames } from "@/lib/flows/search";
import { RunStatus } from "./run-status";

export type RunFilterOptions = {
  /** Steps that a run can fail at; `note` is the kind. */
  steps: readonly { value: string; name: string; note?: string }[];
  /** Numbers of the versions, newest first. */
  versions: readonly number[];
};

type RunsToolbarProps = {
  filter: RunFilter;
  onChange: (part: Partial<RunFilter>) => void;
  onClear: () => void;
  options: RunFilterOptions;
};

const statusOptions = runStatuses.map((value) => ({
  value,
  name: runStatusNames[value],
  content: <RunStatus status={value} />,
}));
const reasonOptions = failureClasses.map((value) => ({ value, name: failureNames[value] }));

/** Every filter of the runs of a flow. */
export function RunsToolbar({ filter, onChange, onClear, options }: RunsToolbarProps) {
  const { status, failedStep, failedClass, version, span, from, to } = filter;
  const set = [status, failedStep, failedClass, version, span ?? from ?? to].filter(
    (value) => value !== undefined,
  ).length;
  return (
    <FilterBar count={set} onClear={set > 0 ? onClear : null}>
      <ChoiceFilter
        label="Status"
        options={statusOptions}
        chosen={status ?? []}
        onChange={(chosen) => onChange({ status: chosen.length > 0 ? chosen : undefined })}
      />
      <SearchFilter
        label="Failed at"
        options={options.steps}
        chosen={failedStep}
        onChange={(chosen) => onChange({ failedStep: chosen })}
      />
      <SearchFilter
        label="Reason"
        options={reasonOptions}
        chosen={failedClass}
        onChange={(chosen) =>
          onChange({ failedClass: failureClasses.find((each) => each === chosen) })
        }
      />
      <SearchFilter
        label="Version"
        options={options.versions.map((number) => ({
          value: String(number),
          name: `Version ${number}`,
        }))}
        chosen={version === undefined ? undefined : String(version)}
        onChange={(chosen) =>
          onChange({ version: chosen === undefined ? undefined : Number(chosen) })
        }
      />
      <TimeFilter
        key={[span, from, to].join()}
        chosen={filter}
        onChange={(time) => onChange({ span: time.span, from: time.from, to: time.to })}
      />
    </FilterBar>
  );
}
