"use client";

import { Input } from "@/components/ui/input";
import type { FieldDescription } from "@/lib/connectors/kit/define";
import { countryName, parsePhone } from "@/lib/core/phone";
import { senderKind } from "@/lib/core/sender-kind";
import { FieldRow } from "../field-row";
import { useRecognised } from "../recognised-note";
import { useSchemaForm } from "../schema-form-context";
import { asText, useSetting } from "../use-setting";
import { PickControl } from "./pick-control";

/** A phone number, brought to E.164 when the box is left, with its country; or another sender. */
export function PhoneControl({ field }: { field: FieldDescription }) {
  const { isReadOnly, loadOptions } = useSchemaForm();
  const { name, value, error, onChange, onBlur } = useSetting(field.path);
  const text = asText(value);
  const recognised = useRecognised(field.path, text);
  if (field.ui.kind !== "phone") throw new Error(`"${field.path}" is not a phone field.`);
  const { label, help, example, canList, accepts } = field.ui;

  function normalise() {
    const phone = parsePhone(text);
    if (phone.ok && phone.value.e164 !== text) onChange(phone.value.e164);
    onBlur();
  }

  return (
    <FieldRow
      name={name}
      label={label}
      help={help}
      example={example}
      isOptional={!field.isRequired}
      error={recognised ? undefined : error}
      note={recognised ?? senderNote(text, accepts)}
    >
      {(names) =>
        canList && loadOptions && !isReadOnly ? (
          <PickControl
            {...names}
            field={field}
            mono
            isMisplaced={recognised !== null}
            onLeave={normalise}
          />
        ) : (
          <Input
            {...names}
            name={name}
            mono
            value={text}
            readOnly={isReadOnly}
            inputMode={accepts === "e164" ? "tel" : "text"}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onChange(event.target.value)}
            onBlur={normalise}
          />
        )
      }
    </FieldRow>
  );
}

/** What the value means: the country of a number, the limits of a sender that is none. */
function senderNote(text: string, accepts: "e164" | "sender"): string | undefined {
  const phone = parsePhone(text);
  if (phone.ok) {
    const { country, international } = phone.value;
    return country ? `${international} · ${countryName(country)}` : international;
  }
  if (accepts !== "sender" || text === "") return undefined;
  const kind = senderKind(text);
  if (kind === "shortCode")
    return "A short code: text messages only, and only within its own country.";
  if (kind === "alphanumeric")
    return "A sender ID: text messages only, no replies. Some countries refuse it or ask to register it, the United States and Canada among them.";
  return undefined;
}
