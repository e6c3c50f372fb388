import "server-only";
import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { open, type SecretPlace, seal } from "@/lib/core/secrets";
import type { JsonObject } from "./parse-json";
import {
  type IdempotencyPlace,
  releaseIdempotencyKey,
  saveIdempotentAnswer,
  selectIdempotencyKey,
  takeIdempotencyKey,
} from "./store";
import type { WireAnswer } from "./wire-answer";
import { wireError } from "./wire-error";

export const idempotencyHeader = "idempotency-key";
export const maxKeyLength = 255;
/** A key is good for this long; documented as 24 hours. */
export const keptMs = 25 * 60 * 60_000;
/** A call that is still under way after this time was cut off with its server. */
const cutOffMs = 60_000;
/** How long a twin waits for the first call, and how often it looks. */
const twinWaitsMs = 8_000;
const twinLooksMs = 100;

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The same for bodies that differ in the order of their names alone. */
const canonical = (body: JsonObject): string =>
  JSON.stringify(body, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

const storedHeaders = z.record(z.string(), z.string());
/** Kept as a text within JSON: Postgres would put the names in another order. */
const storedBody = z.union([z.object({ text: z.string() }), z.object({ sealed: z.string() })]);

/**
 * Runs `work` for the first call with a key and repeats its answer to all later ones, over
 * restarts and on every instance. A call that was cut off is never run again: whether it sent
 * something is not known, and the answer says so. A call that ended in 429 had no effect and frees
 * its key.
 */
export async function answerOnce(
  ctx: ProjectCtx,
  call: {
    key: string;
    route: string;
    body: JsonObject;
    token: string;
    /** The answer holds what must not stand in the database: it is kept encrypted. */
    isSecret: boolean;
  },
  work: () => Promise<WireAnswer>,
): Promise<WireAnswer> {
  if (call.key.length > maxKeyLength || !/^[\x21-\x7e]+$/.test(call.key)) {
    const text = `Idempotency-Key: 1 to ${maxKeyLength} visible ASCII characters.`;
    return wireError("invalid_arguments", text);
  }
  const { isSecret } = call;
  const place = {
    projectId: ctx.project.id,
    route: call.route,
    keyHash: hashOf(call.key),
    isSecret,
  };
  const requestHash = hashOf(JSON.stringify([canonical(call.body), call.token]));
  const deadline = performance.now() + twinWaitsMs;
  for (;;) {
    const now = ctx.clock.now();
    const forgetBefore = new Date(now.getTime() - keptMs);
    if (await takeIdempotencyKey(ctx.db, place, { requestHash, now, forgetBefore }))
      return runAndKeep(ctx, place, work);
    const known = await selectIdempotencyKey(ctx.db, place);
    // Freed in the meantime.
    if (!known) continue;
    if (known.requestHash !== requestHash) return wireError("key_reused");
    if (known.status !== null) {
      const headers = storedHeaders.parse(known.headers);
      const body = openBody(ctx, place, known.response);
      // Its master key was retired within the day.
      if (body === null) return cutOff();
      return { status: known.status, body, headers: { ...headers, "Idempotent-Replayed": "true" } };
    }
    if (now.getTime() - known.createdAt.getTime() > cutOffMs) return giveUp(ctx, place);
    if (performance.now() > deadline)
      return wireError("key_in_use", undefined, { retryAfterSeconds: 2 });
    await wait(twinLooksMs);
  }
}

type Place = IdempotencyPlace & { isSecret: boolean };

const sealedAt = ({ projectId, route, keyHash }: Place): SecretPlace => ({
  projectId,
  table: "idempotency_keys",
  rowId: `${route} ${keyHash}`,
  column: "response",
});

function openBody(ctx: ProjectCtx, place: Place, response: unknown): string | null {
  const stored = storedBody.parse(response);
  if ("text" in stored) return stored.text;
  const opened = open(ctx.keyring(), sealedAt(place), stored.sealed);
  return opened.ok ? opened.value : null;
}

async function runAndKeep(
  ctx: ProjectCtx,
  place: Place,
  work: () => Promise<WireAnswer>,
): Promise<WireAnswer> {
  const answer = await work();
  if (answer.status === 429) await releaseIdempotencyKey(ctx.db, place);
  else await keep(ctx, place, answer);
  return answer;
}

const keep = (ctx: ProjectCtx, place: Place, answer: WireAnswer) =>
  saveIdempotentAnswer(ctx.db, place, {
    status: answer.status,
    headers: answer.headers ?? {},
    response: place.isSecret
      ? { sealed: seal(ctx.keyring(), sealedAt(place), answer.body) }
      : { text: answer.body },
  });

const cutOff = (): WireAnswer =>
  wireError(
    "outcome_unknown",
    "The first call with this key was cut off. Nobody knows whether it sent something; use a new key to send again.",
  );

async function giveUp(ctx: ProjectCtx, place: Place): Promise<WireAnswer> {
  const answer = cutOff();
  await keep(ctx, place, answer);
  return answer;
}
