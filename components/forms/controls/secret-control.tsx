"use client";

import { Eye, EyeOff, LockKeyhole } from "lucide-react";
import { useState } from "react";
import { useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { RelativeTime } from "@/components/ui/relative-time";
import { describeFields, type FieldDescription } from "@/lib/connectors/kit/define";
import { repointedLabel } from "@/lib/connectors/kit/repointed-label";
import { fieldId } from "../field-id";
import { FieldRow } from "../field-row";
import { useRecognised } from "../recognised-note";
import { useSchemaForm } from "../schema-form-context";
import { asText, type SchemaFormValues, useSetting } from "../use-setting";

/**
 * A value that only goes in. A stored one is told by its last characters, when and by whom; it is
 * replaced by typing another, and an optional one can be removed (null).
 */
export function SecretControl({ field }: { field: FieldDescription }) {
  const { definition, stored, secrets, isReadOnly } = useSchemaForm();
  const { name, value, error, onChange, onBlur } = useSetting(field.path);
  const [isReplacing, setReplacing] = useState(false);
  const [isShown, setShown] = useState(false);
  const config = useWatch<SchemaFormValues, "config">({ name: "config" });
  const recognised = useRecognised(field.path, asText(value));
  const secret = secrets[field.path];
  const repointed =
    stored && secret && repointedLabel(describeFields(definition.config), stored.config, config);
  const isKept = secret !== undefined && !repointed && !isReplacing && value === "";
  const { label, help } = field.ui;

  function startReplacing() {
    setReplacing(true);
    requestAnimationFrame(() => document.getElementById(fieldId(name))?.focus());
  }
  function keepStored() {
    setReplacing(false);
    setShown(false);
    onChange("");
  }

  const note = repointed
    ? `Enter it again: the stored value was for another ${repointed}.`
    : value === null
      ? "Will be removed when you save."
      : undefined;
  return (
    <FieldRow
      name={name}
      label={label}
      help={help}
      isOptional={!field.isRequired}
      error={recognised ? undefined : error}
      note={recognised ?? note}
    >
      {(names) =>
        isKept || (isReadOnly && secret) ? (
          <div className="flex min-h-control flex-wrap items-center gap-x-3 gap-y-1">
            <span
              id={`${names.id}-stored`}
              className="inline-flex min-w-0 items-center gap-1.5 text-sm text-muted"
            >
              <LockKeyhole aria-hidden="true" className="size-3.5 shrink-0" />
              <span>
                Set
                {secret.endsIn && (
                  <>
                    {" · ends in "}
                    <span className="font-mono text-text">{secret.endsIn}</span>
                  </>
                )}
                {" · changed "}
                <RelativeTime value={secret.changedAt} /> by {secret.changedByName}
              </span>
            </span>
            {!isReadOnly && (
              <Button
                id={names.id}
                size="sm"
                aria-label={`Replace ${label}`}
                aria-describedby={`${names.id}-stored ${names["aria-describedby"]}`}
                onClick={startReplacing}
              >
                Replace
              </Button>
            )}
            {!isReadOnly && !field.isRequired && (
              <Button size="sm" variant="ghost" onClick={() => onChange(null)}>
                Remove
              </Button>
            )}
          </div>
        ) : (
          <div className="flex items-center gap-2">
            <span className="relative block flex-1">
              <Input
                {...names}
                name={name}
                type={isShown ? "text" : "password"}
                mono
                value={asText(value)}
                readOnly={isReadOnly}
                onBlur={onBlur}
                onChange={(event) => onChange(event.target.value)}
                autoComplete="off"
                spellCheck={false}
                data-1p-ignore=""
                data-lpignore="true"
                className="pr-9"
              />
              {asText(value) !== "" && (
                <Button
                  variant="ghost"
                  size="icon-sm"
                  className="absolute top-1/2 right-0.5 -translate-y-1/2"
                  aria-label={isShown ? `Hide ${label}` : `Show ${label}`}
                  aria-pressed={isShown}
                  onClick={() => setShown(!isShown)}
                >
                  {isShown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
                </Button>
              )}
            </span>
            {secret && !repointed && (
              <Button variant="ghost" onClick={keepStored}>
                Keep stored
              </Button>
            )}
          </div>
        )
      }
    </FieldRow>
  );
}
