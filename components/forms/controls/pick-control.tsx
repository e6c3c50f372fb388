"use client";

import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Combobox } from "@/components/ui/combobox";
import type { FieldDescription } from "@/lib/connectors/kit/define";
import type { ControlNames } from "../field-row";
import { useFieldOptions } from "../use-field-options";
import { asText, useSetting } from "../use-setting";

type PickControlProps = ControlNames & {
  field: FieldDescription;
  mono: boolean;
  /** What was typed belongs elsewhere: the list would only hide the line that says so. */
  isMisplaced: boolean;
  onLeave?: () => void;
};

/**
 * A box to type in that offers what the account has. The list is a help: while it loads or when it
 * cannot be had, a line says so and typing works all the same.
 */
export function PickControl({ field, mono, isMisplaced, onLeave, ...names }: PickControlProps) {
  const { name, value, onChange, onBlur } = useSetting(field.path);
  const [isOpened, setOpened] = useState(false);
  const { options, message } = useFieldOptions(field.path, isOpened);
  return (
    <Combobox
      {...names}
      name={name}
      mono={mono}
      value={asText(value)}
      onValueChange={onChange}
      onBlur={onLeave ?? onBlur}
      onOpen={() => setOpened(true)}
      message={isMisplaced ? undefined : message}
      options={(isMisplaced ? [] : options).map(({ value: option, label, badges, isUsable }) => ({
        value: option,
        label,
        description: saysAlready(label, option) ? undefined : option,
        extra: badges.map((badge) => <Badge key={badge}>{badge}</Badge>),
        disabledReason: isUsable ? undefined : "It cannot be used for this field.",
      }))}
    />
  );
}

/** A phone number is told by its label, written with spaces. */
const saysAlready = (label: string, value: string) => label.replaceAll(" ", "").startsWith(value);
