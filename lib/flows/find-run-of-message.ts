import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { selectRunOfMessage } from "./run-list-store";

export type RunOfMessage = { runId: string; flowKey: string; flowName: string };

/**
 * The run of an end user that sent a message; null where no flow did, or the run was deleted. A
 * building block without a permission of its own: its callers are verbs that have checked theirs.
 */
export const findRunOfMessage = (
  { db, project }: Pick<ProjectCtx, "db" | "project">,
  messageId: string,
): Promise<RunOfMessage | null> => selectRunOfMessage(db, project.id, messageId);
