import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { readHostedPage, readLogo } from "./read-hosted-page";
import type { HostedPageView } from "./schema";

/** How the pages that end users see look, and where they lead. */
export async function getHostedPage(ctx: ProjectCtx): Promise<Result<HostedPageView, AppError>> {
  const allowed = await requirePermission(ctx, "settings.get");
  if (!allowed.ok) return allowed;
  const [{ logoType: _, ...page }, logo] = await Promise.all([
    readHostedPage(ctx.db, ctx.project.id),
    readLogo(ctx.db, ctx.project.id),
  ]);
  return ok({
    ...page,
    logo: logo && `data:${logo.type};base64,${logo.bytes.toString("base64")}`,
  });
}
