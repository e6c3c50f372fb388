import type { Work } from "./node-run";

/** Each of the texts with its values filled in. */
export const renderAll = (
  { render }: Pick<Work, "render">,
  texts: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, render(text)]));

/** The template that a step names, as sending takes it: null is the built-in one. */
export const namedTemplate = (templateId: string): string | null =>
  templateId === "system" ? null : templateId;
