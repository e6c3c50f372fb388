"use client";

import type { StepOf } from "@/lib/flows/model/document";
import type { ScreenButton, ScreenField } from "@/lib/flows/nodes/screen/definition";
import { AddButton } from "./add-button";
import { CheckField } from "./check-field";
import { freeId, moveItem } from "./move-item";
import type { FieldsProps } from "./panel-context";
import { ScreenButtonFields } from "./screen-button-fields";
import { ScreenFieldFields } from "./screen-field-fields";
import { ScreenPreview } from "./screen-preview";
import { ScreenTexts } from "./screen-texts";
import { SecondsField } from "./seconds-field";
import { ValueField } from "./value-field";

type Step = StepOf<"screen">;
type Config = Step["config"];

/** Keys of fields and ids of buttons are given once; what is written on them may change freely. */
export function ScreenFields({ step, onChange }: FieldsProps<Step>) {
  const { config } = step;
  const { fields, buttons, timeoutSeconds } = config;
  const set = (more: Partial<Config>) => onChange({ ...step, config: { ...config, ...more } });
  const setFields = (next: readonly ScreenField[]) => set({ fields: [...next] });
  const setButtons = (next: readonly ScreenButton[]) => set({ buttons: [...next] });
  const keys = fields.map(({ key }) => key);
  return (
    <>
      <ScreenPreview config={config} />
      <ValueField
        path="config.title"
        label="Title"
        isOptional
        max={120}
        value={config.title}
        onChange={(title) => set({ title })}
      />
      <ValueField
        path="config.text"
        label="Text"
        isOptional
        rows={3}
        max={1_000}
        value={config.text}
        onChange={(text) => set({ text })}
      />
      <section aria-label="Fields" className="pb-5">
        <h3 className="font-medium">Fields</h3>
        {fields.map((field, index) => (
          <ScreenFieldFields
            // biome-ignore lint/suspicious/noArrayIndexKey: a key is edited, so the place is the identity
            key={index}
            field={field}
            index={index}
            count={fields.length}
            onChange={(next) => setFields(fields.map((one, at) => (at === index ? next : one)))}
            onMove={(by) => setFields(moveItem(fields, index, by))}
            onRemove={() => setFields(fields.filter((_, at) => at !== index))}
          />
        ))}
        <div className="pt-3">
          <AddButton
            label="Add field"
            count={fields.length}
            most={20}
            onAdd={() =>
              setFields([
                ...fields,
                {
                  kind: "text",
                  key: freeId("field", keys, ""),
                  label: "",
                  help: "",
                  isRequired: true,
                },
              ])
            }
          />
        </div>
      </section>
      <section aria-label="Buttons" className="pb-5">
        <h3 className="font-medium">Buttons</h3>
        {buttons.map((button, index) => (
          <ScreenButtonFields
            key={button.id}
            button={button}
            index={index}
            count={buttons.length}
            onChange={(next) => setButtons(buttons.map((one, at) => (at === index ? next : one)))}
            onMove={(by) => setButtons(moveItem(buttons, index, by))}
            onRemove={() => setButtons(buttons.filter((_, at) => at !== index))}
          />
        ))}
        <div className="pt-3">
          <AddButton
            label="Add button"
            count={buttons.length}
            most={10}
            onAdd={() => {
              const ids = [...buttons.map(({ id }) => id), ...Object.keys(step.to)];
              setButtons([
                ...buttons,
                {
                  id: freeId("button", ids),
                  label: "",
                  kind: "secondary",
                  isSubmit: false,
                  isResend: false,
                },
              ]);
            }}
          />
        </div>
      </section>
      <CheckField
        path="config.hasTimeout"
        label="Go on by itself after some time"
        value={timeoutSeconds !== null}
        onChange={(isOn) => set({ timeoutSeconds: isOn ? 300 : null })}
      />
      {timeoutSeconds !== null && (
        <SecondsField
          path="config.timeoutSeconds"
          label="Time on the screen"
          help="From 5 to 86,400. The way out is named After."
          value={timeoutSeconds}
          // An empty box is no number yet, and the form says so.
          onChange={(seconds) => set({ timeoutSeconds: seconds ?? 0 })}
        />
      )}
      <ScreenTexts config={config} onChange={(locales) => set({ locales })} />
    </>
  );
}
