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
  onLeave?: () => void;
};

/**
 * A box to type in that offers what the account has. The list is a help: while it loads or when it
 * cannot be had, a line says so and typing works all the same.
 */
export function PickControl({ field, mono, onLeave, ...names }: PickControlProps) {
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
      message={message}
      options={options.map(({ value: option, label, badges, isUsable }) => ({
        value: option,
        label,
        description: label === option ? undefined : option,
        extra: badges.map((badge) => <Badge key={badge}>{badge}</Badge>),
        disabledReason: isUsable ? undefined : "It cannot be used for this field.",
      }))}
    />
  );
}
