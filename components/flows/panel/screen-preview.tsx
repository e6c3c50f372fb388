"use client";

import { ScreenView } from "@/components/run/screen-view";
import { en } from "@/components/run/texts/en";
import type { StepOf } from "@/lib/flows/model/document";
import type { RunScreen } from "@/lib/flows/model/run-answer";
import { usePanel } from "./panel-context";

/** Which countries there are is the project's to say; one is enough to see the field. */
const countries = [{ code: "US", name: "United States", dialCode: "+1" }];

/** The screen as the end user sees it, only to look at. Values stay in their braces. */
export function ScreenPreview({ config }: { config: StepOf<"screen">["config"] }) {
  const { stepId } = usePanel();
  const { title, text, fields, buttons } = config;
  const asksCode = fields.some(({ kind }) => kind === "code");
  const screen: RunScreen = {
    stepId,
    turn: 0,
    title,
    text,
    fields: fields.map((field) => ({ ...field, value: "" })),
    buttons,
    error: null,
    fieldErrors: {},
    sentTo: asksCode ? { channel: "sms", masked: "+1 ••• ••• 0100" } : null,
    resendInSeconds: null,
    codeLength: 6,
  };
  // Fields take what they first hold and their place in the list for granted.
  const shape = [
    ...fields.map(({ key, kind }) => `${key} ${kind}`),
    ...buttons.map(({ id }) => id),
  ];
  return (
    <section aria-label="Preview" className="pb-5">
      <p className="pb-1.5 text-sm text-muted">What the end user sees</p>
      <div inert className="max-h-120 overflow-y-auto rounded-card border bg-background p-4">
        <ScreenView
          key={shape.join(",")}
          screen={screen}
          texts={en}
          action=""
          countries={countries}
          phones={{}}
        />
      </div>
    </section>
  );
}
