import { createHook } from "node:async_hooks";
import { expect, it, onTestFinished } from "vitest";
import { emailOf, givePassword } from "@/test/account";
import { createTestProject, testCtx } from "@/test/context";
import { signIn } from "./sign-in";

const { db, userIds } = await createTestProject();
await givePassword(testCtx(db), userIds.owner, "correct horse battery staple");

it("hashes the password for an e-mail without an account too, so that the time tells nothing", async () => {
  let hashes = 0;
  // Node names each scrypt that it starts: counted, because a stopwatch would also time the neighbours.
  const hook = createHook({
    init(_id, type) {
      if (type === "SCRYPTREQUEST") hashes += 1;
    },
  }).enable();
  onTestFinished(() => void hook.disable());
  const hashesFor = async (email: string) => {
    hashes = 0;
    const answer = await signIn(testCtx(db), { email, password: "no" }, null);
    return { hashes, code: answer.ok ? null : answer.error.code };
  };
  const same = { hashes: 1, code: "wrong_credentials" };
  expect(await hashesFor(emailOf(userIds.owner))).toEqual(same);
  expect(await hashesFor("nobody@example.test")).toEqual(same);
});
