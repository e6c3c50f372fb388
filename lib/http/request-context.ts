import "server-only";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Actor, Ctx, ProjectCtx } from "@/lib/auth/context";
import { findProject } from "@/lib/auth/find-project";
import type { Role } from "@/lib/auth/permissions";
import { readSession } from "@/lib/auth/read-session";
import { requirePermission } from "@/lib/auth/require-permission";
import { sessionCookie } from "@/lib/auth/session-cookie";
import { systemClock } from "@/lib/core/clock";
import { env } from "@/lib/core/env";
import { type AppError, fail } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { getKeyring } from "@/lib/core/keyring";
import { ok, type Result } from "@/lib/core/result";
import { getDb } from "@/lib/db/client";
import { clientAddressHeader, pathHeader, requestIdHeader } from "./front/request-headers";
import { signInPath } from "./sign-in-path";

/** The id that the front gave this request; a fresh one where Next runs without the front. */
export async function requestId(): Promise<string> {
  return (await headers()).get(requestIdHeader) ?? newId("request");
}

/** Who asks, outside any project. Read once a request. */
export const requestContext = cache(async (): Promise<Ctx> => {
  // First, so that a page that calls this is never run while pages are being built.
  const sent = await headers();
  const settings = env();
  const world = { db: getDb(), clock: systemClock, keyring: getKeyring };
  const cookie = (await cookies()).get(sessionCookie(settings.publicUrl).name)?.value;
  const who = await readSession(world, cookie);
  return {
    ...world,
    actor: who ? { kind: "user", ...who } : { kind: "anonymous" },
    requestId: await requestId(),
    ip: sent.get(clientAddressHeader),
    twilioBaseUrl: settings.twilioApiBaseUrl ?? null,
  };
});

/**
 * Who asks, in the project of the address. Someone who is signed in but no member gets a context
 * without a role: the verb's permission check answers, and writes it down.
 */
export const projectContext = cache(async (slug: string): Promise<Result<ProjectCtx, AppError>> => {
  const ctx = await requestContext();
  if (ctx.actor.kind !== "user") return fail("unauthenticated");
  const found = await findProject(ctx, slug);
  return found ? ok({ ...ctx, ...found }) : fail("not_found");
});

/** The context of a member who looks at a page. */
export type ViewerCtx = ProjectCtx & { actor: Extract<Actor, { kind: "user" }>; role: Role };

/**
 * The same for a page: whoever is not signed in goes to the sign-in page and comes back, whoever is
 * no member sees that there is nothing. Layouts do not protect pages: each page calls this itself.
 */
export async function requireViewer(slug: string): Promise<ViewerCtx> {
  const ctx = await projectContext(slug);
  if (ctx.ok) {
    const allowed = await requirePermission(ctx.value, "project.read");
    const { actor, role } = ctx.value;
    if (allowed.ok && actor.kind === "user" && role) return { ...ctx.value, actor, role };
  } else if (ctx.error.code === "unauthenticated") {
    const here = (await headers()).get(pathHeader) ?? `/p/${slug}/home`;
    redirect(signInPath(here));
  }
  notFound();
}
