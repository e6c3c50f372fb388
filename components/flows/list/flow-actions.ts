import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import type { ReferenceChoices } from "@/lib/flows/model/match-references";
import type { ImportOutcome } from "@/lib/flows/schema";

type Answer<Value> = Promise<Result<Value, AppError>>;

/** What the list can do, as server actions; null where the viewer's role does not allow it. */
export type FlowListActions = {
  create:
    | ((input: { key: string; name: string; description?: string; from?: string }) => Answer<{
        key: string;
      }>)
    | null;
  duplicate:
    | ((input: { flowKey: string; key: string; name: string }) => Answer<{ key: string }>)
    | null;
  importFile:
    | ((input: {
        file: string;
        choices: ReferenceChoices;
        replace: boolean;
        isTrial: boolean;
      }) => Answer<ImportOutcome>)
    | null;
  setEnabled:
    | ((input: { flowKey: string; isEnabled: boolean }) => Answer<{ isEnabled: boolean }>)
    | null;
  remove: ((input: { flowKey: string }) => Answer<null>) | null;
};

/** A flow of the library, as its tile shows it. */
export type LibraryTile = {
  id: string;
  key: string;
  name: string;
  summary: string;
  keywords: string;
};
