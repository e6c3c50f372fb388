"use client";

import { SmsBubble } from "@/components/templates/sms-bubble";
import type { StepOf } from "@/lib/flows/model/document";
import { plainTextOf } from "@/lib/flows/model/surrounding-template";
import type { FlowSurroundings, SurroundingTemplate } from "@/lib/flows/model/surroundings";
import { fillText } from "@/lib/templates/render-template";
import { systemTemplate } from "@/lib/templates/system-template";
import { sampleValues } from "@/lib/templates/variables";
import { usePanel } from "./panel-context";

type Config = StepOf<"otp-send">["config"];

/** The template that a step sends: its own, or the channel's default. Null for the built-in text. */
export function chosenTemplate(
  { templateId, channel }: Pick<Config, "templateId" | "channel">,
  { templates, defaults }: FlowSurroundings,
): SurroundingTemplate | null {
  const id = templateId ?? defaults[channel].templateId;
  return templates.find((template) => template.id === id) ?? null;
}

/** How the message of a step reads, with sample values and the step's own options. */
export function TemplateText({ config }: { config: Config }) {
  const { surroundings } = usePanel();
  const { channel, templateId, templateOptions } = config;
  const template = chosenTemplate(config, surroundings);
  const isGone = templateId !== null && templateId !== "system" && template === null;
  if (isGone) return null;
  const text = template?.text ?? plainTextOf(systemTemplate(channel));
  const filled = fillText(text, {
    ...sampleValues(surroundings.projectName, ""),
    options: (key) => templateOptions[key] ?? "",
  });
  return (
    <section aria-label="Preview of the message" className="-mt-3 pb-5">
      <p className="pb-1.5 text-sm text-muted">
        {channel === "voice" ? "What the call says" : "How it reads"}, with sample values
      </p>
      {channel === "sms" ? (
        <SmsBubble text={filled} />
      ) : (
        <p className="rounded-card bg-sunken px-3 py-2 wrap-anywhere whitespace-pre-line">
          {filled}
        </p>
      )}
    </section>
  );
}
