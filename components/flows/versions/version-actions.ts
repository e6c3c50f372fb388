import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import type { PublishOutcome } from "@/lib/flows/schema";

type Answer<Value> = Promise<Result<Value, AppError>>;

export type PublishFlow = (input: {
  flowKey: string;
  expectedRevision: number;
  note: string;
  acceptWarnings: boolean;
}) => Answer<PublishOutcome>;

/** Makes a version the draft again; answers the draft's new revision. */
export type RestoreVersion = (input: {
  flowKey: string;
  number: number;
  expectedRevision: number;
}) => Answer<{ revision: number; savedAt: string }>;
