"use client";

import { CircleX, Plus } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field, FieldError, FieldHelp, FieldLabel } from "@/components/ui/field";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { localeTag } from "@/lib/templates/schema";
import { languageName, languages } from "./languages";

/** The segment of the text that everybody else gets; no language tag looks like it. */
const defaultValue = "default";

type LocaleBarProps = {
  locales: readonly string[];
  /** The open language; null for the default text. */
  locale: string | null;
  /** Languages with something to mend; null for the default text. */
  broken: readonly (string | null)[];
  isReadOnly: boolean;
  onOpen: (locale: string | null) => void;
  onAdd: (tag: string) => void;
  onRemove: (tag: string) => void;
};

/** Which language is shown, and the ways to add one and take one away. */
export function LocaleBar(props: LocaleBarProps) {
  const { locales, locale, broken, isReadOnly, onOpen, onAdd, onRemove } = props;
  const [isAdding, setIsAdding] = useState(false);
  const segment = (value: string, label: string, isBroken: boolean) => ({
    value,
    label: isBroken ? (
      <>
        <CircleX aria-hidden="true" className="text-danger-text" />
        {label}
        <span className="sr-only">, needs another look</span>
      </>
    ) : (
      label
    ),
  });
  if (isReadOnly && locales.length === 0) return null;
  return (
    <div className="mb-5 flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <SegmentedControl
          aria-label="Language"
          value={locale ?? defaultValue}
          onValueChange={(value) => onOpen(value === defaultValue ? null : value)}
          segments={[
            segment(defaultValue, "Default", broken.includes(null)),
            ...locales.map((tag) => segment(tag, languageName(tag), broken.includes(tag))),
          ]}
        />
        {!isReadOnly && !isAdding && (
          <Button variant="ghost" onClick={() => setIsAdding(true)}>
            <Plus aria-hidden="true" />
            Add a language
          </Button>
        )}
        {!isReadOnly && locale !== null && (
          <Button variant="ghost" onClick={() => onRemove(locale)}>
            Remove {languageName(locale)}
          </Button>
        )}
      </div>
      {isAdding && (
        <AddLocale
          locales={locales}
          onAdd={(tag) => {
            setIsAdding(false);
            onAdd(tag);
          }}
          onCancel={() => setIsAdding(false)}
        />
      )}
      <FieldHelp>
        {locale === null
          ? "Goes out unless the call names a language that has a text of its own."
          : `Goes out to calls for ${locale}${locale.includes("-") ? "" : " and its regions"}.`}
      </FieldHelp>
    </div>
  );
}

type AddLocaleProps = {
  locales: readonly string[];
  onAdd: (tag: string) => void;
  onCancel: () => void;
};

function AddLocale({ locales, onAdd, onCancel }: AddLocaleProps) {
  const id = useId();
  const [tag, setTag] = useState("");
  const [error, setError] = useState<string | null>(null);
  function add() {
    const wanted = tag.trim().replaceAll("_", "-");
    const parsed = localeTag.safeParse(wanted);
    if (!parsed.success) setError("Give a language tag such as de, pt-BR or zh-Hant.");
    else if (locales.includes(parsed.data)) setError("This language has a text already.");
    else onAdd(parsed.data);
  }
  return (
    <div className="flex flex-wrap items-start gap-2">
      <Field className="max-w-64 flex-1 basis-48">
        <FieldLabel htmlFor={id} className="sr-only">
          Language to add
        </FieldLabel>
        <Combobox
          id={id}
          value={tag}
          onValueChange={(value) => {
            setTag(value);
            setError(null);
          }}
          placeholder="de, pt-BR"
          aria-invalid={error !== null}
          aria-describedby={`${id}-error`}
          options={languages
            .filter((language) => !locales.includes(language.tag))
            .map((language) => ({ value: language.tag, description: language.name }))}
          mono
        />
        <FieldError id={`${id}-error`}>{error}</FieldError>
      </Field>
      <Button onClick={add}>Add</Button>
      <Button variant="ghost" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}
