"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldHelp, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { StepOf } from "@/lib/flows/model/document";
import { fieldNames } from "@/lib/flows/nodes/screen/definition";
import { usePanel } from "./panel-context";
import { ValueField } from "./value-field";

type Config = StepOf<"screen">["config"];
type Locales = Config["locales"];

/** Texts of the screen in further languages; an empty one falls back to the screen's own. */
export function ScreenTexts({
  config,
  onChange,
}: {
  config: Config;
  onChange: (locales: Locales) => void;
}) {
  const { isReadOnly, stepId } = usePanel();
  const { locales } = config;
  const tags = Object.keys(locales);
  const [chosen, setChosen] = useState(tags[0] ?? "");
  const [typed, setTyped] = useState("");
  const tag = Object.hasOwn(locales, chosen) ? chosen : (tags[0] ?? "");
  const texts = locales[tag] ?? {};
  const canAdd = /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/.test(typed) && !tags.includes(typed);
  const id = `language-${stepId}`;

  function add() {
    if (!canAdd) return;
    onChange({ ...locales, [typed]: {} });
    setChosen(typed);
    setTyped("");
  }

  return (
    <section aria-label="Languages" className="pb-5">
      <h3 className="pb-2 font-medium">Languages</h3>
      {tags.length > 0 && (
        <>
          <div className="flex flex-wrap items-center justify-between gap-2 pb-3">
            <SegmentedControl
              aria-label="Language of the texts"
              size="sm"
              value={tag}
              onValueChange={setChosen}
              segments={tags.map((value) => ({ value, label: value }))}
            />
            {!isReadOnly && (
              <Button
                size="sm"
                variant="ghost"
                onClick={() => {
                  const { [tag]: _, ...rest } = locales;
                  onChange(rest);
                }}
              >
                Remove {tag}
              </Button>
            )}
          </div>
          {textsOf(config).map(({ name, label, own }) => (
            <ValueField
              key={`${tag}.${name}`}
              path={`config.locales.${tag}.${name}`}
              label={label}
              isOptional
              max={1_000}
              placeholder={own}
              value={texts[name] ?? ""}
              onChange={(text) => {
                const { [name]: _, ...rest } = texts;
                onChange({ ...locales, [tag]: text === "" ? rest : { ...rest, [name]: text } });
              }}
            />
          ))}
        </>
      )}
      {!isReadOnly && (
        <Field>
          <FieldLabel htmlFor={id}>Add a language</FieldLabel>
          <FieldHelp id={`${id}-help`}>A tag such as de or pt-BR.</FieldHelp>
          <span className="flex gap-2">
            <Input
              id={id}
              mono
              maxLength={20}
              aria-describedby={`${id}-help`}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || typed === "") return;
                // Enter adds the language here; with an empty box it closes the panel as anywhere.
                event.preventDefault();
                add();
              }}
            />
            <Button inactive={!canAdd} onClick={add}>
              Add language
            </Button>
          </span>
        </Field>
      )}
    </section>
  );
}

/** Everything on the screen that can be said in another language. */
function textsOf({ title, text, fields, buttons }: Config) {
  return [
    { name: "title", label: "Title", own: title },
    { name: "text", label: "Text", own: text },
    ...fields.flatMap(({ key, kind, label, help }) => [
      { name: `field.${key}`, label: `Label of ${key}`, own: label || fieldNames[kind] },
      { name: `help.${key}`, label: `Help of ${key}`, own: help },
    ]),
    ...buttons.map(({ id, label }) => ({
      name: `button.${id}`,
      label: `Button ${label || id}`,
      own: label || id,
    })),
  ];
}
