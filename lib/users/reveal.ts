import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { isAllowed, isInScope } from "@/lib/auth/permissions";
import { maskDestination, parseLoginId } from "@/lib/core/login-id";
import type { EndUser, EndUserView } from "./schema";

/** Whether whoever asks may see whole numbers and addresses. */
export function mayReveal({ actor, role }: ProjectCtx): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind === "key") return isInScope(actor.scopes, "users.reveal");
  return actor.kind === "user" && isAllowed(role, "users.reveal");
}

/** The user as whoever asks may see it: whole, or with numbers and addresses masked. */
export function reveal(ctx: ProjectCtx, user: EndUser): EndUserView {
  if (mayReveal(ctx)) return { ...user, isMasked: false };
  return {
    ...user,
    loginIds: user.loginIds.map(mask),
    email: mask(user.email),
    phone: mask(user.phone),
    picture: "",
    customAttributes: {},
    isMasked: true,
  };
}

/** A name that is no number and no address is shown: it reaches nobody. */
function mask(text: string): string {
  const parsed = parseLoginId(text);
  if (!parsed.ok) return text === "" ? "" : "•••";
  const { kind, loginId } = parsed.value;
  if (kind === "name") return loginId;
  return maskDestination(kind === "email" ? "email" : "sms", loginId).replaceAll("*", "•");
}
