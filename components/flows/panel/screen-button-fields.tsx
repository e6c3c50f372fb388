"use client";

import type { ScreenButton } from "@/lib/flows/nodes/screen/definition";
import { ChoiceField } from "./choice-field";
import { ItemTools } from "./item-tools";
import { PlainField } from "./plain-field";

type ScreenButtonFieldsProps = {
  button: ScreenButton;
  index: number;
  count: number;
  onChange: (button: ScreenButton) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

const looks = [
  { value: "primary", label: "Primary" },
  { value: "secondary", label: "Secondary" },
  { value: "link", label: "Link" },
] as const satisfies readonly { value: ScreenButton["kind"]; label: string }[];

const deeds = [
  { value: "submit", label: "Hand in the fields", description: "They are checked first" },
  { value: "resend", label: "Send another code", description: "Once that is allowed again" },
  { value: "leave", label: "Lead away", description: "Without the fields" },
] as const;

/** One button, which is a way out of the screen; its id names the port and never changes. */
export function ScreenButtonFields({
  button,
  index,
  count,
  onChange,
  onMove,
  onRemove,
}: ScreenButtonFieldsProps) {
  const path = `config.buttons.${index}`;
  const set = (more: Partial<ScreenButton>) => onChange({ ...button, ...more });
  return (
    <fieldset aria-label={`Button ${index + 1}`} className="border-b pt-3">
      <div className="flex items-center justify-between pb-2">
        <span aria-hidden="true" className="font-medium">
          Button {index + 1}
        </span>
        <ItemTools
          name={`button ${index + 1}`}
          isFirst={index === 0}
          isLast={index === count - 1}
          onMove={onMove}
          onRemove={count > 1 ? onRemove : undefined}
        />
      </div>
      <PlainField
        path={`${path}.label`}
        label="Label"
        isOptional
        max={60}
        placeholder={button.id}
        value={button.label}
        onChange={(label) => set({ label })}
      />
      <ChoiceField
        path={`${path}.kind`}
        label="Look"
        value={button.kind}
        options={looks}
        // Just listed from the looks.
        onChange={(kind) => set({ kind: kind as ScreenButton["kind"] })}
      />
      <ChoiceField
        path={`${path}.isSubmit`}
        label="What it does"
        value={button.isResend ? "resend" : button.isSubmit ? "submit" : "leave"}
        options={deeds}
        onChange={(deed) => set({ isSubmit: deed === "submit", isResend: deed === "resend" })}
      />
    </fieldset>
  );
}
