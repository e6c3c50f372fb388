import { z } from "zod";
import { err, ok, type Result } from "@/lib/core/result";
import type { JsonObject } from "./parse-json";
import type { Route } from "./route";
import type { WireAnswer } from "./wire-answer";
import { wireError } from "./wire-error";

const anything = z.unknown();

/** Parses body and query by a route's schemas; the refusal names each field that is wrong. */
export function readInput(
  route: Route,
  body: JsonObject | undefined,
  query: string,
): Result<{ body: unknown; query: unknown }, WireAnswer> {
  const readBody = (route.body ?? anything).safeParse(body ?? {});
  if (!readBody.success) {
    const name = body ? "invalid_request" : "missing_arguments";
    return err(wireError(name, describe(readBody.error, body ?? {})));
  }
  if (!route.query) return ok({ body: readBody.data, query: {} });
  const given = Object.fromEntries(new URLSearchParams(query));
  const readQuery = route.query.safeParse(given);
  if (!readQuery.success)
    return err(wireError("invalid_request", describe(readQuery.error, given)));
  return ok({ body: readBody.data, query: readQuery.data });
}

/** One sentence a field; the values stay out, a code may be among them. */
function describe(error: z.ZodError, given: JsonObject): string {
  const sentences = new Map<string, string>();
  for (const { path, message } of error.issues) {
    const name = path.join(".");
    const isMissing = path.length === 1 && given[String(path[0])] === undefined;
    const sentence = isMissing
      ? `The ${name} field is required.`
      : `The ${name} field: ${message.replace(/\.$/, "")}.`;
    if (!sentences.has(name)) sentences.set(name, sentence);
  }
  return [...sentences.values()].slice(0, 5).join(" ");
}
