import "server-only";
import { headers } from "next/headers";
import type { ProjectCtx } from "@/lib/auth/context";
import { type AppError, fail } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { Result } from "@/lib/core/result";

/** The id that the front gave this request; a fresh one where Next runs without the front. */
export async function requestId(): Promise<string> {
  return (await headers()).get("x-patchbay-request-id") ?? newId("request");
}

/** Who asks, in the project of the address. */
export async function projectContext(_slug: string): Promise<Result<ProjectCtx, AppError>> {
  return fail("unauthenticated");
}
