import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import type { SaveTemplateInput } from "@/lib/templates/schema";

/** Server actions of the template editor, handed down by the page; null for those who only read. */
export type TemplateActions = {
  save: (input: SaveTemplateInput) => Promise<Result<{ templateId: string }, AppError>>;
  remove: (input: { templateId: string }) => Promise<Result<null, AppError>>;
} | null;
