"use client";

import { useId } from "react";
import { Switch } from "@/components/ui/switch";

type EnabledSwitchProps = {
  channelName: string;
  isEnabled: boolean;
  isDisabled: boolean;
  onChange: (isEnabled: boolean) => void;
};

/** Whether calls by API and SDK may use a channel. */
export function EnabledSwitch({
  channelName,
  isEnabled,
  isDisabled,
  onChange,
}: EnabledSwitchProps) {
  const id = useId();
  return (
    <span className="flex items-center gap-2 text-sm">
      <label htmlFor={id}>
        Enabled in API and SDK<span className="sr-only"> for {channelName}</span>
      </label>
      <Switch id={id} checked={isEnabled} disabled={isDisabled} onCheckedChange={onChange} />
    </span>
  );
}
