import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { standardSettings } from "./read-project-settings";
import type { SettingsView } from "./schema";
import { selectOrigins, selectProjectName, selectSettings } from "./store";

/** What holds for the whole project: name, origins, lifetimes, retention, cap. */
export async function getSettings(ctx: ProjectCtx): Promise<Result<SettingsView, AppError>> {
  const allowed = await requirePermission(ctx, "settings.get");
  if (!allowed.ok) return allowed;
  const [name, stored, origins] = await Promise.all([
    selectProjectName(ctx.db, ctx.project.id),
    selectSettings(ctx.db, ctx.project.id),
    selectOrigins(ctx.db, ctx.project.id),
  ]);
  return ok({ ...standardSettings, version: 0, ...stored, name, origins });
}
