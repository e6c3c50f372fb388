import "server-only";
import { cookies, headers } from "next/headers";
import { sessionCookie } from "@/lib/auth/session-cookie";
import type { IssuedSession } from "@/lib/auth/start-session";
import { env } from "@/lib/core/env";

/** What the browser calls itself, for the list of sessions. */
export async function userAgent(): Promise<string | null> {
  return (await headers()).get("user-agent");
}

export async function keepSession({ name, value, attributes }: IssuedSession): Promise<void> {
  (await cookies()).set(name, value, attributes);
}

export async function forgetSession(): Promise<void> {
  const { name, attributes } = sessionCookie(env().publicUrl);
  (await cookies()).set(name, "", { ...attributes, maxAge: 0 });
}
