import "server-only";
import type { NextRequest } from "next/server";
import type { z } from "zod";
import { fail } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import type { Verb } from "./admin-action";
import { answerBug } from "./answer-bug";
import { type Route, readByVerb, respond } from "./internal-route";
import { requestId } from "./request-context";

/** A file that is made while it is sent. */
type Download = { fileName: string; parts: AsyncIterable<string> };

/**
 * Makes a GET handler of a verb that makes a file, with the checks of `internalRoute`. The file
 * goes out in parts; where making it fails half way, the download breaks off and the log says why.
 */
export function downloadRoute<Schema extends z.ZodType>(
  { input, contentType }: { input: Schema; contentType: string },
  verb: Verb<z.output<Schema>, Download>,
): (request: NextRequest, route: Route) => Promise<Response> {
  return async (request, route) => {
    try {
      // Otherwise a page elsewhere could make a signed-in browser fetch whole exports.
      if (request.headers.get("sec-fetch-site") === "cross-site") return respond(fail("forbidden"));
      const file = await readByVerb(request, route, input, verb);
      if (!file.ok) return respond(file);
      const id = await requestId();
      return new Response(toStream(file.value.parts, id), {
        headers: {
          "Content-Type": contentType,
          "Content-Disposition": `attachment; filename="${file.value.fileName}"`,
          "Cache-Control": "no-store",
        },
      });
    } catch (bug) {
      return respond(await answerBug(bug));
    }
  };
}

/** Makes the next part when the last one was taken, and stops where the reader goes away. */
function toStream(parts: AsyncIterable<string>, requestId: string): ReadableStream<Uint8Array> {
  const iterator = parts[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await iterator.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (bug) {
        log.error({ requestId, error: bug }, "download broke off");
        controller.error(bug);
      }
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
