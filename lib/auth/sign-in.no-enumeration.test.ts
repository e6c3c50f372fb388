import { performance } from "node:perf_hooks";
import { expect, it } from "vitest";
import { emailOf, givePassword } from "@/test/account";
import { createTestProject, testCtx } from "@/test/context";
import { signIn } from "./sign-in";

const { db, userIds } = await createTestProject();
await givePassword(testCtx(db), userIds.owner, "correct horse battery staple");

async function millisecondsFor(email: string, ip: string): Promise<number> {
  const startedAt = performance.now();
  await signIn(testCtx(db, { ip }), { email, password: "no" }, null);
  return performance.now() - startedAt;
}

it("hashes the password for an e-mail without an account too, so that the time tells nothing", async () => {
  const [known, unknown]: [number[], number[]] = [[], []];
  // In turns, so that a busy machine slows both alike.
  for (let i = 0; i < 8; i++) {
    known.push(await millisecondsFor(emailOf(userIds.owner), `203.0.113.${i}`));
    unknown.push(await millisecondsFor(`nobody${i}@example.test`, `203.0.113.${i}`));
  }
  const [fastestKnown, fastestUnknown] = [Math.min(...known), Math.min(...unknown)];
  // Without the hash the unknown one takes a tenth of the time.
  expect(fastestUnknown).toBeGreaterThan(fastestKnown / 2);
  expect(fastestUnknown).toBeLessThan(fastestKnown * 2);
});
