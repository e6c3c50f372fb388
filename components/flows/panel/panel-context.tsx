"use client";

import { createContext, use } from "react";
import type { ComboboxOption } from "@/components/ui/match-options";
import { type FlowDocument, type FlowStep, nodeOf } from "@/lib/flows/model/document";
import type { Finding } from "@/lib/flows/model/finding";
import type { FlowSurroundings } from "@/lib/flows/model/surroundings";

export type PanelParts = {
  stepId: string;
  document: FlowDocument;
  surroundings: FlowSurroundings;
  isReadOnly: boolean;
  /** The values that texts of this step may name. */
  values: readonly ComboboxOption[];
  /** What is wrong at a path of the step ("config.to"). */
  problemAt: (path: string) => string | undefined;
};

/** What the fields of one kind of step get. */
export type FieldsProps<Step extends FlowStep> = { step: Step; onChange: (step: Step) => void };

export const PanelContext = createContext<PanelParts | null>(null);

export function usePanel(): PanelParts {
  const parts = use(PanelContext);
  if (!parts) throw new Error("outside of a step's panel");
  return parts;
}

/** What the step's own form says about each path, then the errors that were found in the flow. */
export function problemsOf(step: FlowStep, findings: readonly Finding[]): Map<string, string> {
  const problems = new Map<string, string>();
  const put = (path: string, text: string) => {
    if (!problems.has(path)) problems.set(path, text);
  };
  const parsed = nodeOf(step.kind).config.safeParse(step.config);
  for (const { path, message } of parsed.error?.issues ?? [])
    put(["config", ...path].join("."), message);
  for (const { path, text, severity } of findings)
    if (path !== null && severity === "error") put(path, text);
  return problems;
}
