import { parseLoginId } from "@/lib/core/login-id";

/** E-mail and phone of a new user: as given, else the first login id that is one. */
export function addressesOf(
  loginIds: readonly string[],
  given: { email?: string | undefined; phone?: string | undefined },
): { email: string; phone: string } {
  const first = (kind: "email" | "phone") =>
    loginIds.find((loginId) => {
      const parsed = parseLoginId(loginId);
      return parsed.ok && parsed.value.kind === kind;
    }) ?? "";
  return { email: given.email || first("email"), phone: given.phone || first("phone") };
}
