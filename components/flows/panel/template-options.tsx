"use client";

import { ItemTools } from "./item-tools";
import { ValueField } from "./value-field";

type TemplateOptionsProps = {
  /** Keys of the `{{options_<key>}}` that the template's texts name. */
  named: readonly string[];
  options: Readonly<Record<string, string>>;
  onChange: (options: Record<string, string>) => void;
};

/** Values of `{{options_<key>}}`: those that the template names, and those that were set for another. */
export function TemplateOptions({ named, options, onChange }: TemplateOptionsProps) {
  const others = Object.keys(options).filter((key) => !named.includes(key));
  if (named.length + others.length === 0) return null;
  function set(key: string, text: string) {
    const { [key]: _, ...rest } = options;
    onChange(text === "" ? rest : { ...rest, [key]: text });
  }
  return (
    <fieldset>
      <legend className="pb-2 font-medium">Template options</legend>
      {named.map((key) => (
        <ValueField
          key={key}
          path={`config.templateOptions.${key}`}
          label={key}
          isOptional
          value={options[key] ?? ""}
          onChange={(text) => set(key, text)}
        />
      ))}
      {others.map((key) => (
        <div key={key} className="flex items-start gap-1">
          <div className="min-w-0 flex-1">
            <ValueField
              path={`config.templateOptions.${key}`}
              label={key}
              help="The template does not name it."
              value={options[key] ?? ""}
              onChange={(text) => onChange({ ...options, [key]: text })}
            />
          </div>
          <ItemTools name={`option ${key}`} isFirst isLast onRemove={() => set(key, "")} />
        </div>
      ))}
    </fieldset>
  );
}
