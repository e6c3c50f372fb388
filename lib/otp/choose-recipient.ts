import type { Channel } from "@/lib/core/channel";
import { type AppError, fail } from "@/lib/core/errors";
import { type LoginId, parseDestination } from "@/lib/core/login-id";
import { ok, type Result } from "@/lib/core/result";
import type { KnownUser } from "./hot-path-store";
import type { Purpose } from "./purpose";

/** Who a code is for and where it goes. */
export type Recipient = { subject: string; to: string; endUserId: string | null };

type Asked = {
  channel: Channel;
  purpose: Purpose;
  login: LoginId;
  /** Address and number given with a sign-up. */
  given: { email?: string | undefined; phone?: string | undefined };
  /** For an update: the signed-in user and the new address. */
  update?: { endUserId: string; value: string } | undefined;
};

/**
 * Applies what a purpose demands of the user (a sign-up of nobody known, a sign-in of somebody
 * known) and finds the address. A known user's code goes to the address on record and never to one
 * that a caller names, or anybody could ask for anybody's code.
 */
export function chooseRecipient(
  { channel, purpose, login, given, update }: Asked,
  user: KnownUser | null,
): Result<Recipient, AppError> {
  if (purpose === "sign_up" && user) return fail("user_exists");
  if ((purpose === "sign_in" || purpose === "update") && !user) return fail("user_unknown");
  if (user?.status === "disabled") return fail("user_disabled");
  const field = channel === "email" ? "email" : "phone";
  if (purpose === "update") {
    if (!update || update.endUserId !== user?.id) return fail("forbidden");
    return addressed(channel, field, user.id, user.id, update.value);
  }
  const own = login.kind === field ? login.loginId : undefined;
  const address = user ? user[field] || own : (given[field] ?? own);
  return addressed(channel, field, user?.id ?? login.loginId, user?.id ?? null, address);
}

function addressed(
  channel: Channel,
  field: "email" | "phone",
  subject: string,
  endUserId: string | null,
  address: string | undefined,
): Result<Recipient, AppError> {
  const what = field === "email" ? "an e-mail address" : "a phone number";
  if (!address)
    return fail("invalid_input", { fields: { [field]: `There is ${what} missing to send to.` } });
  const parsed = parseDestination(channel, address);
  if (!parsed.ok) return fail("invalid_input", { fields: { [field]: parsed.error } });
  return ok({ subject, to: parsed.value.to, endUserId });
}
