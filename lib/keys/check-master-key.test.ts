import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { keyChecks, serverSecrets } from "@/drizzle/schema/keys";
import { newMasterKeyText, parseKeyring } from "@/lib/core/secrets";
import { StartError } from "@/lib/core/start-error";
import { openTestDb } from "@/test/context";
import { checkMasterKey } from "./check-master-key";
import { serverSecret } from "./server-secret";

const db = await openTestDb();

function ring(...keys: string[]) {
  const parsed = parseKeyring(keys.join(","));
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

const everything = async () =>
  JSON.stringify([await db.select().from(keyChecks), await db.select().from(serverSecrets)]);

beforeEach(async () => {
  await db.delete(keyChecks);
  await db.delete(serverSecrets);
});

it("remembers the key of the first start and takes it from then on", async () => {
  const key = newMasterKeyText();
  await checkMasterKey(db, ring(key));
  const stored = await everything();
  await checkMasterKey(db, ring(key));
  await checkMasterKey(db, ring(newMasterKeyText(), key));
  expect(await everything()).toBe(stored);
});

it("refuses another key in one line and changes nothing", async () => {
  const key = newMasterKeyText();
  await checkMasterKey(db, ring(key));
  const stored = await everything();
  const wrong = newMasterKeyText();
  const refusal = await checkMasterKey(db, ring(wrong)).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(StartError);
  expect(String(refusal)).toMatch(/^[^\n]*the master key is wrong[^\n]*$/);
  expect(String(refusal)).not.toContain(wrong);
  expect(await everything()).toBe(stored);
  await checkMasterKey(db, ring(key));
});

it("refuses another key where secrets are stored but the known text is missing", async () => {
  await serverSecret(db, ring(newMasterKeyText()), "session-cookies");
  await expect(checkMasterKey(db, ring(newMasterKeyText()))).rejects.toThrow(StartError);
  expect(await db.select().from(keyChecks)).toEqual([]);
});

it("refuses a known text that was changed", async () => {
  const key = newMasterKeyText();
  await checkMasterKey(db, ring(key));
  const [row] = await db.select().from(keyChecks);
  const sealed = (row?.sealed ?? "").replace(/.$/, (last) => (last === "A" ? "g" : "A"));
  await db
    .update(keyChecks)
    .set({ sealed })
    .where(eq(keyChecks.id, row?.id ?? ""));
  await expect(checkMasterKey(db, ring(key))).rejects.toThrow(StartError);
});

it("lets one key win when two instances with different keys start first", async () => {
  const starts = await Promise.allSettled(
    [newMasterKeyText(), newMasterKeyText()].map((key) => checkMasterKey(db, ring(key))),
  );
  expect(starts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});
