import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { isAllowed, isInScope } from "@/lib/auth/permissions";

/** Whether whole numbers and addresses may be shown to who asks. Asked quietly: no refusal is written down. */
export function mayReveal({ actor, role }: ProjectCtx): boolean {
  switch (actor.kind) {
    case "user":
      return isAllowed(role, "messages.reveal");
    case "key":
      return isInScope(actor.scopes, "messages.reveal");
    case "system":
      return true;
    case "anonymous":
    case "client":
      return false;
  }
}
