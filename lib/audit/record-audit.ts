import "server-only";
import { newId } from "@/lib/core/ids";
import type { Queryable } from "@/lib/db/client";
import { insertAuditEvent } from "./store";

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

export type AuditEntry = {
  /** The operation of the permission table, or an event such as "auth.signIn". */
  operation: string;
  result: "done" | "refused" | "failed";
  targetId?: string;
  /** What changed. Never a secret, a code or a full phone number. */
  detail?: { [name: string]: Json };
};

/** The part of a context that says who asked; `lib/auth/context.ts` has the whole. */
export type AuditOrigin = {
  actor:
    | { kind: "anonymous" }
    | { kind: "user"; userId: string }
    | { kind: "client" }
    | { kind: "key"; keyId: string }
    | { kind: "system"; name: string };
  requestId: string;
  ip: string | null;
  project?: { id: string };
};

/**
 * Writes one audit row. Pass the transaction of the change it tells of: when the row cannot be
 * written, the change is not made either.
 */
export async function recordAudit(
  tx: Queryable,
  origin: AuditOrigin,
  entry: AuditEntry,
): Promise<void> {
  const { actor } = origin;
  await insertAuditEvent(tx, {
    id: newId("auditEvent"),
    projectId: origin.project?.id ?? null,
    actorKind: actor.kind,
    actorId: idOf(actor),
    operation: entry.operation,
    targetId: entry.targetId ?? null,
    result: entry.result,
    requestId: origin.requestId,
    ip: origin.ip,
    detail: entry.detail ?? {},
  });
}

function idOf(actor: AuditOrigin["actor"]): string | null {
  switch (actor.kind) {
    case "user":
      return actor.userId;
    case "key":
      return actor.keyId;
    case "system":
      return actor.name;
    case "anonymous":
    case "client":
      return null;
  }
}
