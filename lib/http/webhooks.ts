import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { idPattern } from "@/lib/core/id-pattern";
import { log } from "@/lib/core/log";
import { isDatabaseDown } from "@/lib/db/transact";
import {
  receiveWebhook,
  type WebhookOutcome,
  type WebhookTarget,
} from "@/lib/messages/receive-webhook";
import { type Refusal, refuse } from "./front/refusal";
import { Lane } from "./lane";
import type { Exchange } from "./server";

type World = Pick<Ctx, "db" | "clock" | "keyring" | "twilioBaseUrl"> & {
  /** The configured public origin, without a slash: never what a request says of itself. */
  publicUrl: string;
};

const root = "/api/webhooks/";
const largestBytes = 64 * 1_024;
const receiptToken = /^[0-9a-f]{32}$/;
const scriptToken = /^[0-9a-f]{48}$/;
const connectorId = idPattern("connector");
const messageId = idPattern("message");

/** Reports come in bursts. They must not take the whole of the database from those who sign in. */
const laneWidth = 4;
const laneLength = 1_000;

/**
 * Makes the front's handler of `POST /api/webhooks/<connector>/<token>[/<message>]` and
 * `…/voice/<script>`, which providers call. Success is told only of what is stored.
 */
export function webhookHandler(world: () => World): (exchange: Exchange) => Promise<boolean> {
  const lane = new Lane(laneWidth, laneLength);
  return async ({ request, response, requestId, clientAddress, body }) => {
    const path = (request.url ?? "").split("?", 1)[0] ?? "";
    if (!path.startsWith(root)) return false;
    const turnAway = (refusal: Refusal) => {
      refuse(request, response, refusal, requestId);
      return true;
    };
    const target = readTarget(path);
    if (!target) return turnAway(refusals.not_found);
    if (request.method !== "POST") return turnAway(onlyPost);
    if (body && body.length > largestBytes) return turnAway(tooLarge);
    const { publicUrl, ...rest } = world();
    const actor = { kind: "system", name: "webhooks" } as const;
    const ctx: Ctx = { ...rest, actor, requestId, ip: clientAddress };
    const inbound = {
      url: `${publicUrl}${request.url ?? ""}`,
      headers: request.headers,
      body: body?.toString("utf8") ?? "",
    };
    try {
      const turn = lane.take(() => receiveWebhook(ctx, target, inbound));
      if (!turn) return turnAway(busy);
      answer(await turn);
    } catch (bug) {
      if (!isDatabaseDown(bug)) throw bug;
      log.error({ requestId, err: bug }, "the database does not answer");
      return turnAway(busy);
    }
    return true;

    function answer(outcome: WebhookOutcome) {
      if (outcome.outcome === "done") {
        response.writeHead(204).end();
      } else if (outcome.outcome === "document") {
        const { contentType, body: text } = outcome.document;
        const length = Buffer.byteLength(text);
        response.writeHead(200, { "Content-Type": contentType, "Content-Length": length });
        response.end(text);
      } else {
        turnAway(refusals[outcome.outcome]);
      }
    }
  };
}

const refusals = {
  not_found: { status: 404, text: "There is nothing here." },
  refused: { status: 403, text: "The signature is missing or wrong." },
  malformed: { status: 400, text: "The request is malformed." },
} as const satisfies Record<string, Refusal>;
const onlyPost: Refusal = {
  status: 405,
  text: "This address takes POST alone.",
  headers: { Allow: "POST" },
};
const tooLarge: Refusal = { status: 413, text: "The request is larger than 64 KB." };
const busy: Refusal = {
  status: 503,
  text: "This cannot be stored at the moment.",
  headers: { "Retry-After": "2" },
};

function readTarget(path: string): WebhookTarget | null {
  const [connector = "", token = "", third, fourth, ...more] = path.slice(root.length).split("/");
  if (!connectorId.test(connector) || !receiptToken.test(token) || more.length > 0) return null;
  const named = { connectorId: connector, receiptToken: token };
  if (third === undefined) return { ...named, kind: "status", messageId: null };
  if (fourth === undefined)
    return messageId.test(third) ? { ...named, kind: "status", messageId: third } : null;
  if (third !== "voice" || !scriptToken.test(fourth)) return null;
  return { ...named, kind: "voice", scriptToken: fourth };
}
