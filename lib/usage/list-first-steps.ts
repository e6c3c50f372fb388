import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { listConnectors } from "@/lib/connectors/list-connectors";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { readFirstSends } from "@/lib/home/read-first-sends";
import { getOtp } from "@/lib/otp/get-otp";
import { getSettings } from "@/lib/settings/get-settings";
import { type FirstStep, firstSteps } from "./schema";

/** How far the project is on the way to its first code, told from what is there. */
export async function listFirstSteps(ctx: ProjectCtx): Promise<Result<FirstStep[], AppError>> {
  const allowed = await requirePermission(ctx, "project.read");
  if (!allowed.ok) return allowed;
  const [connectors, otp, settings, sends] = await Promise.all([
    listConnectors(ctx),
    getOtp(ctx),
    getSettings(ctx),
    readFirstSends(ctx),
  ]);
  if (!connectors.ok) return connectors;
  if (!otp.ok) return otp;
  if (!settings.ok) return settings;
  // The Sandbox delivers to the console alone.
  const providers = new Set(
    connectors.value.filter(({ type }) => type !== "sandbox").map(({ id }) => id),
  );
  const isDone: Record<FirstStep["id"], boolean> = {
    provider: providers.size > 0,
    otp: otp.value.some(({ connectorId }) => providers.has(connectorId)),
    countries: otp.value.some(({ policy }) => policy.countries.length > 0),
    firstCode: sends.any,
    application: sends.real || settings.value.origins.length > 0,
  };
  return ok(firstSteps.map((id) => ({ id, isDone: isDone[id] })));
}
