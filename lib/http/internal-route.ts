import "server-only";
import type { NextRequest } from "next/server";
import type { z } from "zod";
import { type AppError, statusOf } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse-input";
import type { Result } from "@/lib/core/result";
import type { Verb } from "./admin-action";
import { answerBug } from "./answer-bug";
import { projectContext } from "./request-context";

/** What Next tells of the address besides the request; `params` are the parts named in its path. */
export type Route = { params: Promise<Record<string, string | string[] | undefined>> };

/**
 * Makes a GET handler of a verb that reads, for pages that refresh by themselves. The address's
 * parameters are the input, those of its path included: `project` names the project by its slug,
 * the rest is parsed by `input`.
 * Session and permission are checked as for an action. Answers what the verb answers, or `{ error }`
 * with the error's status; no cache keeps it.
 */
export function internalRoute<Schema extends z.ZodType, Output>(
  { input }: { input: Schema },
  verb: Verb<z.output<Schema>, Output>,
): (request: NextRequest, route: Route) => Promise<Response> {
  return async (request, route) => {
    try {
      return respond(await readByVerb(request, route, input, verb));
    } catch (bug) {
      return respond(await answerBug(bug));
    }
  };
}

/** Finds session, project and input by itself and asks the verb. */
export async function readByVerb<Schema extends z.ZodType, Output>(
  request: NextRequest,
  { params }: Route,
  input: Schema,
  verb: Verb<z.output<Schema>, Output>,
): Promise<Result<Output, AppError>> {
  const { project = "", ...given } = Object.fromEntries(request.nextUrl.searchParams);
  const ctx = await projectContext(project);
  if (!ctx.ok) return ctx;
  const parsed = parseInput(input, { ...given, ...(await params) });
  return parsed.ok ? verb(ctx.value, parsed.value) : parsed;
}

export function respond(result: Result<unknown, AppError>): Response {
  const headers = new Headers({ "Cache-Control": "no-store" });
  if (result.ok) return Response.json(result.value, { headers });
  const { detail: _, ...error } = result.error;
  const wait = error.retryAfterSeconds ?? (error.code === "database_down" ? 2 : null);
  if (wait !== null) headers.set("Retry-After", String(wait));
  return Response.json({ error }, { headers, status: statusOf(error.code) });
}
