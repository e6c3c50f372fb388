import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import type { Channel } from "@/lib/core/channel";
import type { AppError } from "@/lib/core/errors";
import { countryName } from "@/lib/core/phone";
import { ok, type Result } from "@/lib/core/result";
import { selectStops } from "./stop-store";

/** A range of numbers or a country that gets no codes for now. */
export type OtpStop = {
  channel: Channel;
  /** "Germany", or "numbers that begin with +1415555". */
  where: string;
  /** Codes sent in the hour before, and how many of them were entered. */
  sent: number;
  verified: number;
  /** ISO 8601. */
  until: string;
};

/** Where no codes go because almost none were entered, the newest first. */
export async function listStops(ctx: ProjectCtx): Promise<Result<OtpStop[], AppError>> {
  const allowed = await requirePermission(ctx, "otp.get");
  if (!allowed.ok) return allowed;
  const stops = await selectStops(ctx.db, ctx.project.id, ctx.clock.now());
  return ok(
    stops.map(({ range, until, ...stop }) => ({
      ...stop,
      where: range.startsWith("+") ? `numbers that begin with ${range}` : countryName(range),
      until: until.toISOString(),
    })),
  );
}
