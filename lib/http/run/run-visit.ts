import type { ProjectCtx } from "@/lib/auth/context";
import type { readHostedPage } from "@/lib/settings/read-hosted-page";
import type { Exchange } from "../server";
import type { RunAddress } from "./run-address";
import { type cookieNames, type HeldRun, pageCookie } from "./run-cookies";

/** One request for a flow's page, read as far as opening and posting have it in common. */
export type RunVisit = {
  exchange: Exchange;
  ctx: ProjectCtx;
  address: RunAddress;
  page: Awaited<ReturnType<typeof readHostedPage>>;
  cookies: Map<string, string>;
  names: ReturnType<typeof cookieNames>;
  /** The run that the browser holds. */
  held: HeldRun | null;
  site: Parameters<typeof pageCookie>[3];
};

/** A run lives a day at most, an ended one is shown a little longer. */
export const cookieSeconds = { run: 86_400, ended: 600, note: 60, forget: 0 } as const;

export function setPageCookie(
  { exchange, names, site }: RunVisit,
  name: keyof RunVisit["names"],
  value: string,
  seconds: number,
): void {
  exchange.response.appendHeader("Set-Cookie", pageCookie(names[name], value, seconds, site));
}

/**
 * The registered address that the page was asked to lead back to; null where it was not asked,
 * undefined where it was asked for another one.
 */
export function returnTarget({ address, page }: RunVisit): string | null | undefined {
  const asked = address.query.get("return_to");
  return asked === null ? null : page.returnUrls.find((url) => url === asked);
}

/** Tries of one client address in ten minutes: many people may share one. */
export const visitLimits = {
  begin: { max: 100, windowSeconds: 600 },
  submit: { max: 300, windowSeconds: 600 },
} as const;
