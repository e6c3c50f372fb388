import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { transact } from "@/lib/db/transact";
import { type Logo, selectHostedPage, upsertHostedPage } from "./hosted-page-store";
import { imageTypeOf } from "./image-type";
import { standardHostedPage } from "./read-hosted-page";
import { type SaveHostedPageInput, settingLimits } from "./schema";
import { selectProjectName } from "./store";

/**
 * Saves how the pages that end users see look and where they lead. What a logo is, its bytes say.
 * Errors: invalid_input, changed_meanwhile.
 */
export async function saveHostedPage(
  ctx: ProjectCtx,
  { expectedVersion, logo: given, ...values }: SaveHostedPageInput,
): Promise<Result<{ version: number }, AppError>> {
  const allowed = await requirePermission(ctx, "settings.save");
  if (!allowed.ok) return allowed;
  const logo = readLogo(given);
  if (!logo.ok) return logo;
  const { id } = ctx.project;
  return transact(ctx.db, async (tx) => {
    // Two who save at once stand in line at the project.
    await selectProjectName(tx, id, { lock: true });
    const { version, logoType, ...before } = (await selectHostedPage(tx, id)) ?? standardHostedPage;
    if (version !== expectedVersion) return fail("changed_meanwhile");
    await upsertHostedPage(tx, id, { ...values, version: version + 1, logo: logo.value });
    await recordAudit(tx, ctx, {
      operation: "settings.save",
      result: "done",
      targetId: id,
      detail: {
        before: { ...before, logo: logoType },
        after: { ...values, logo: logo.value === undefined ? logoType : describe(logo.value) },
      },
    });
    return ok({ version: version + 1 });
  });
}

const describe = (logo: Logo | null) => logo && `${logo.type}, ${logo.bytes.length} bytes`;

/** undefined: stays as it is. */
function readLogo(given: SaveHostedPageInput["logo"]): Result<Logo | null | undefined, AppError> {
  if (given.kind === "keep") return ok(undefined);
  if (given.kind === "none") return ok(null);
  const bytes = Buffer.from(given.base64, "base64");
  const type = imageTypeOf(bytes);
  if (!type) return fail("invalid_input", { fields: { logo: "Use a PNG, JPEG or WebP image." } });
  if (bytes.length > settingLimits.logoBytes.max)
    return fail("invalid_input", { fields: { logo: "Use an image of at most 100 kB." } });
  return ok({ type, bytes });
}
