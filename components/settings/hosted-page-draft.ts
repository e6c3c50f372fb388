import { parseInput } from "@/lib/core/parse-input";
import { err, ok, type Result } from "@/lib/core/result";
import {
  allowedOrigin,
  type HostedPageView,
  returnUrl,
  type SaveHostedPageInput,
  saveHostedPageInput,
  settingLimits,
} from "@/lib/settings/schema";

/** The form as it stands; `new…` is typed and not in its list yet. */
export type HostedPageDraft = {
  returnUrls: readonly string[];
  newReturnUrl: string;
  embedOrigins: readonly string[];
  newEmbedOrigin: string;
  /** "" for Patchbay's own colour. */
  accent: string;
  /** As a `data:` address; null for none. */
  logo: string | null;
  handsCookies: boolean;
};

export const draftOfPage = (page: HostedPageView): HostedPageDraft => ({
  returnUrls: page.returnUrls,
  newReturnUrl: "",
  embedOrigins: page.embedOrigins,
  newEmbedOrigin: "",
  accent: page.accent ?? "",
  logo: page.logo,
  handsCookies: page.handsCookies,
});

export const isSamePage = (a: HostedPageDraft, b: HostedPageDraft) =>
  JSON.stringify(a) === JSON.stringify(b);

/** The list with what stands in its box. */
export function addReturnUrl(draft: HostedPageDraft): Result<readonly string[], string> {
  return addLine(draft.returnUrls, draft.newReturnUrl, returnUrl);
}
export function addEmbedOrigin(draft: HostedPageDraft): Result<readonly string[], string> {
  return addLine(draft.embedOrigins, draft.newEmbedOrigin, allowedOrigin);
}

function addLine(
  lines: readonly string[],
  typed: string,
  schema: typeof returnUrl,
): Result<readonly string[], string> {
  if (typed.trim() === "") return ok(lines);
  const line = schema.safeParse(typed);
  return line.success
    ? ok([...new Set([...lines, line.data])].sort())
    : err(line.error.issues[0]?.message ?? "This cannot be used.");
}

/** What to save; what was typed and not added counts. Errors by field of the draft. */
export function readPageDraft(
  draft: HostedPageDraft,
  page: HostedPageView,
): Result<SaveHostedPageInput, Record<string, string>> {
  const returnUrls = addReturnUrl(draft);
  if (!returnUrls.ok) return err({ newReturnUrl: returnUrls.error });
  const embedOrigins = addEmbedOrigin(draft);
  if (!embedOrigins.ok) return err({ newEmbedOrigin: embedOrigins.error });
  const parsed = parseInput(saveHostedPageInput, {
    returnUrls: returnUrls.value,
    embedOrigins: embedOrigins.value,
    accent: draft.accent.trim() || null,
    logo: logoOf(draft.logo, page.logo),
    handsCookies: draft.handsCookies,
    expectedVersion: page.version,
  });
  return parsed.ok ? parsed : err(parsed.error.fields ?? {});
}

function logoOf(logo: string | null, saved: string | null) {
  if (logo === saved) return { kind: "keep" };
  if (logo === null) return { kind: "none" };
  return { kind: "image", base64: logo.slice(logo.indexOf(",") + 1) };
}

/** A chosen file as a `data:` address, or why it cannot be the logo. */
export async function readLogoFile(file: File): Promise<Result<string, string>> {
  if (!["image/png", "image/jpeg", "image/webp"].includes(file.type))
    return err("Use a PNG, JPEG or WebP image.");
  if (file.size > settingLimits.logoBytes.max) return err("Use an image of at most 100 kB.");
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(ok(String(reader.result)));
    reader.onerror = () => resolve(err("The file could not be read."));
    reader.readAsDataURL(file);
  });
}
