import "server-only";
import { generateKeyPair } from "node:crypto";
import { promisify } from "node:util";
import type { ProjectCtx } from "@/lib/auth/context";
import { newId } from "@/lib/core/ids";
import { seal } from "@/lib/core/secrets";
import { signingKeyPlace } from "./key-set";

const dayMs = 86_400_000;

/**
 * A fresh RSA key pair as a row of `signing_keys`, its private half sealed. Made on the thread pool:
 * it takes a tenth of a second or more.
 */
export async function makeSigningKey(ctx: ProjectCtx, { refreshDays }: { refreshDays: number }) {
  const { publicKey, privateKey } = await promisify(generateKeyPair)("rsa", {
    modulusLength: 2048,
  });
  const id = newId("signingKey");
  const { n, e } = publicKey.export({ format: "jwk" });
  if (!n || !e) throw new Error("An RSA key without modulus and exponent was made.");
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const createdAt = ctx.clock.now();
  return {
    id,
    projectId: ctx.project.id,
    modulus: n,
    exponent: e,
    sealed: seal(ctx.keyring(), signingKeyPlace(ctx.project.id, id), pem),
    createdAt,
    replacedAt: null,
    lastTokenEndsAt: new Date(createdAt.getTime() + (refreshDays + 1) * dayMs),
  };
}
