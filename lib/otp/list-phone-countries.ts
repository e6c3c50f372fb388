import "server-only";
import { getCountryCallingCode, isSupportedCountry } from "libphonenumber-js/min";
import type { ProjectCtx } from "@/lib/auth/context";
import { listCountries } from "./countries";
import { listCodeCountries } from "./list-code-countries";

/** `code` is ISO 3166-1 alpha-2, `dialCode` with its plus. */
export type PhoneCountryView = { code: string; dialCode: string };

/** Countries that a phone field offers: those that codes go to, or all where none were chosen. */
export async function listPhoneCountries(
  ctx: Pick<ProjectCtx, "db" | "project">,
): Promise<PhoneCountryView[]> {
  const chosen = await listCodeCountries(ctx.db, ctx.project.id);
  const codes = chosen.length > 0 ? chosen : listCountries().map(({ code }) => code);
  return codes.flatMap((code) =>
    isSupportedCountry(code) ? [{ code, dialCode: `+${getCountryCallingCode(code)}` }] : [],
  );
}
