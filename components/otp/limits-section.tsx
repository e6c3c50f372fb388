"use client";

import { useId } from "react";
import { FieldError, FieldHelp } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { Channel } from "@/lib/core/channel";
import { describeWaits } from "@/lib/otp/describe-policy";
import { type LimitName, type LimitRow, limitsOf } from "@/lib/otp/limits";
import { type PresetName, presets } from "@/lib/otp/presets";
import { limitTexts } from "./otp-draft";

type Texts = Record<LimitName, string>;

type LimitsSectionProps = {
  channel: Channel;
  texts: Texts;
  /** null for values of their own. */
  preset: PresetName | null;
  isDisabled: boolean;
  /** By field path, "policy.maxTries". */
  errors: Record<string, string>;
  onChange: (texts: Texts) => void;
};

/** The numbers of a channel's policy, each with what it protects from; a preset sets them together. */
export function LimitsSection(props: LimitsSectionProps) {
  const { channel, texts, preset, isDisabled, errors, onChange } = props;
  const custom = { value: "custom", label: "Custom" } as const;
  return (
    <div className="flex flex-col gap-4">
      <SegmentedControl<PresetName | "custom">
        aria-label="Preset"
        size="sm"
        disabled={isDisabled}
        value={preset ?? "custom"}
        segments={[
          ...presets.map(({ name, label }) => ({ value: name, label })),
          ...(preset === null ? [custom] : []),
        ]}
        onValueChange={(name) => {
          const chosen = presets.find((one) => one.name === name);
          if (chosen) onChange({ ...texts, ...limitTexts(chosen.limits) });
        }}
      />
      {limitsOf(channel).map((row) => (
        <Row
          key={row.label}
          row={row}
          texts={texts}
          isDisabled={isDisabled}
          errors={errors}
          onChange={(name, text) => onChange({ ...texts, [name]: text })}
        />
      ))}
    </div>
  );
}

type RowProps = {
  row: LimitRow;
  texts: Texts;
  isDisabled: boolean;
  errors: Record<string, string>;
  onChange: (name: LimitName, text: string) => void;
};

function Row({ row, texts, isDisabled, errors, onChange }: RowProps) {
  const id = useId();
  const [first] = row.numbers;
  const wrong = row.numbers.map(({ name }) => errors[`policy.${name}`]).find(Boolean);
  return (
    <div className="min-w-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <Label htmlFor={`${id}-${first?.name}`}>{row.label}</Label>
        <div className="flex items-center gap-2 sm:ml-auto">
          {row.numbers.map(({ name, unit, label }, index) => (
            <span key={name} className="flex items-center gap-2 text-sm">
              <Input
                id={`${id}-${name}`}
                aria-label={label}
                inputMode="numeric"
                autoComplete="off"
                className="w-16 text-right tabular-nums"
                value={texts[name]}
                placeholder={row.canBeOff && "none"}
                disabled={isDisabled}
                aria-invalid={errors[`policy.${name}`] !== undefined}
                aria-describedby={`${id}-unit-${name} ${id}-help ${id}-error`}
                onChange={(event) => onChange(name, event.target.value)}
              />
              <span
                id={`${id}-unit-${name}`}
                className={index === row.numbers.length - 1 ? "w-14 text-muted" : "text-muted"}
              >
                {unit}
              </span>
            </span>
          ))}
        </div>
      </div>
      <FieldHelp id={`${id}-help`} className="mt-0.5">
        {row.protects}
        {first?.name === "resendGapSeconds" && <Waits text={texts.resendGapSeconds} />}
      </FieldHelp>
      <FieldError id={`${id}-error`} className="mt-0">
        {wrong}
      </FieldError>
    </div>
  );
}

function Waits({ text }: { text: string }) {
  const seconds = Number(text);
  return Number.isInteger(seconds) && seconds > 0 ? ` Now ${describeWaits(seconds)}.` : null;
}
