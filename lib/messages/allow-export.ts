import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";

/** Whether `exportMessages` would make a file now. Errors: forbidden, confirm_password. */
export function allowExport(ctx: ProjectCtx): Promise<Result<null, AppError>> {
  return requirePermission(ctx, "messages.export");
}
