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
type Route = { params: Promise<Record<string, string | string[] | undefined>> };

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
  return async (request, { params }) => {
    try {
      const { project = "", ...given } = Object.fromEntries(request.nextUrl.searchParams);
      return respond(await read(project, { ...given, ...(await params) }));
    } catch (bug) {
      return respond(await answerBug(bug));
    }
  };

  async function read(slug: string, given: unknown): Promise<Result<Output, AppError>> {
    const ctx = await projectContext(slug);
    if (!ctx.ok) return ctx;
    const parsed = parseInput(input, given);
    return parsed.ok ? verb(ctx.value, parsed.value) : parsed;
  }
}

function respond(result: Result<unknown, AppError>): Response {
  const headers = new Headers({ "Cache-Control": "no-store" });
  if (result.ok) return Response.json(result.value, { headers });
  const { detail: _, ...error } = result.error;
  const wait = error.retryAfterSeconds ?? (error.code === "database_down" ? 2 : null);
  if (wait !== null) headers.set("Retry-After", String(wait));
  return Response.json({ error }, { headers, status: statusOf(error.code) });
}
