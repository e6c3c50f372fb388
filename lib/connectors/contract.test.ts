import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { ContractCase, ContractWorld } from "./kit/contract-case";
import { allFields, describeFields } from "./kit/define";
import type { ConnectorIcon } from "./kit/icon";
import { standardMessage } from "./kit/standard-message";
import type { TestLine, TestRecipient } from "./kit/test-line";
import { definitions, findDefinition } from "./registry";
import { serverOf } from "./server-of";

/** What every connector type keeps to. A new type is covered as soon as it stands in the registry. */

// Before the product is loaded: a log that keeps its lines, and keeps them as they were given.
const logged = await vi.hoisted(async () => {
  const { default: pino } = await import("pino");
  const lines: string[] = [];
  const log = pino({ level: "trace" }, { write: (line: string) => lines.push(line) });
  Reflect.set(globalThis, Symbol.for("patchbay.log"), log);
  return lines;
});

const catalog = path.join(import.meta.dirname, "catalog");

/** Fields whose names look secret and are not, each with its reason. */
const plainFields: Record<string, string> = {};

type Values = Record<string, unknown>;

async function caseOf(type: string): Promise<ContractCase<Values>> {
  const file = path.join(catalog, type, "contract.case.ts");
  const { contractCase } = await import(/* @vite-ignore */ file);
  return contractCase;
}

function halfOf(type: string) {
  const server = serverOf(type);
  if (!server) throw new Error(`"${type}" has no server half.`);
  return server;
}

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function enter(start: () => Promise<ContractWorld<Values>>) {
  const world = await start();
  open.push(() => world.close());
  return world;
}

async function run(type: string, { config, io }: ContractWorld<Values>, to: TestRecipient | null) {
  const all: TestLine[] = [];
  for await (const line of halfOf(type).runTest(config, to, io)) all.push(line);
  return { all, last: new Map(all.map((line) => [line.id, line])) };
}

function expectSettled(type: string, config: Values, to: TestRecipient | null, lines: TestLine[]) {
  const planned = halfOf(type).planTest(config, to);
  expect(planned.map(({ state }) => state)).toEqual(planned.map(() => "pending"));
  const ids = planned.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const last = new Map(lines.map((line) => [line.id, line]));
  expect([...last.keys()].sort()).toEqual([...ids].sort());
  expect([...last.values()].filter(({ state }) => state === "pending")).toEqual([]);
}

it("there is a folder for each type, and a type for each folder", () => {
  const ids = definitions.map(({ id }) => id);
  expect(readdirSync(catalog).sort()).toEqual([...ids].sort());
});

describe.each(definitions.map((definition) => [definition.id, definition] as const))(
  "%s",
  (type, definition) => {
    const fields = allFields(describeFields(definition.config));

    it("describes every field, each way of a choice under names of its own", () => {
      for (const { ui } of fields) expect(ui.label).toMatch(/\S/);
      for (const { path: at, variants } of fields) {
        const names = Object.values(variants ?? {}).flatMap((way) =>
          way.map((inner) => inner.path),
        );
        expect(new Set(names).size, at).toBe(names.length);
      }
    });

    it("keeps every field that is named like a secret as a secret", () => {
      for (const { path: at, ui } of fields) {
        const name = at.split(".").at(-1) ?? "";
        if (!/token|secret|password|key$/i.test(name) || plainFields[`${type}:${at}`]) continue;
        expect(ui.kind, at).toBe("secret");
      }
    });

    it("has an icon, a channel, and a page that tells of it", () => {
      const { capabilities, summary } = definition;
      const icon: ConnectorIcon = definition.icon;
      expect([...(icon.strokes ?? []), ...(icon.fills ?? [])]).not.toEqual([]);
      expect(capabilities.length).toBeGreaterThan(0);
      expect(summary.length).toBeLessThanOrEqual(80);
      const readme = path.join(catalog, type, "README.md");
      expect(existsSync(readme)).toBe(true);
      expect(readFileSync(readme, "utf8").split("\n")[0]).toBe(`# ${definition.name}`);
    });

    it("finds a class for each error that the vendor is known for", async () => {
      const classes = (await caseOf(type)).errorClasses();
      for (const [error, errorClass] of Object.entries(classes))
        expect(errorClass, error).not.toBe("unknown_outcome");
    });

    it("tests without sending when there is no recipient", async () => {
      const world = await enter((await caseOf(type)).start);
      const { all } = await run(type, world, null);
      expectSettled(type, world.config, null, all);
      expect(all.filter(({ state }) => state === "fail")).toEqual([]);
      expect(await world.sentCount()).toBe(0);
    });

    it("sends exactly one message with a recipient", async () => {
      const { start, recipient } = await caseOf(type);
      const world = await enter(start);
      const { all } = await run(type, world, recipient);
      expectSettled(type, world.config, recipient, all);
      expect(await world.sentCount()).toBe(1);
    });

    it("sends a message and says so", async () => {
      const { start, recipient } = await caseOf(type);
      const world = await enter(start);
      const sent = await halfOf(type).send(world.config, standardMessage(recipient), world.io);
      expect(sent.outcome).toBe("sent");
      expect(await world.sentCount()).toBe(1);
    });

    it("survives a vendor that is down and calls it that", async () => {
      const { startDown, recipient } = await caseOf(type);
      if (!startDown) return;
      const world = await enter(startDown);
      const sent = await halfOf(type).send(world.config, standardMessage(recipient), world.io);
      expect(sent).toMatchObject({
        outcome: "refused",
        error: { class: "provider_down", isRetrySafe: true },
      });
      const { all } = await run(type, world, recipient);
      expectSettled(type, world.config, recipient, all);
      expect(all.some(({ state }) => state === "fail" || state === "unknown")).toBe(true);
    });

    it("lets no secret into a line, an outcome or the log", async () => {
      const { start, startDown, recipient, secrets } = await caseOf(type);
      const seen: unknown[] = [];
      for (const begin of [start, ...(startDown ? [startDown] : [])]) {
        const world = await enter(begin);
        seen.push(halfOf(type).planTest(world.config, recipient));
        seen.push((await run(type, world, recipient)).all);
        seen.push(await halfOf(type).send(world.config, standardMessage(recipient), world.io));
      }
      const told = `${JSON.stringify(seen)}${logged.join("")}`;
      for (const secret of secrets) expect(told.includes(secret)).toBe(false);
    });

    it("looks up what it sent, and survives a vendor that is down", async () => {
      const { lookUp } = halfOf(type);
      if (!lookUp) return;
      const { start, startDown, recipient, secrets } = await caseOf(type);
      const world = await enter(start);
      const sent = await halfOf(type).send(world.config, standardMessage(recipient), world.io);
      if (sent.outcome !== "sent") throw new Error("It did not send.");
      const { providerId } = sent;
      const message = { providerId, channel: recipient.channel };
      const found = await lookUp(world.config, message, world.io);
      expect(found).toMatchObject({ ok: true, value: { providerId } });
      expect(await world.sentCount()).toBe(1);
      const down = startDown && (await enter(startDown));
      const lost = down && (await lookUp(down.config, message, down.io));
      if (lost) expect(lost).toMatchObject({ ok: false, error: { class: "provider_down" } });
      const told = JSON.stringify([found, lost]);
      for (const secret of secrets) expect(told.includes(secret)).toBe(false);
    });

    it("believes only calls that are signed as they are", async () => {
      const { receipts, calls } = halfOf(type);
      const { signed } = await caseOf(type);
      expect(signed !== undefined).toBe(receipts !== undefined || calls !== undefined);
      if (!signed || !receipts) return;
      const { config, receipt, keyPress } = signed;
      expect(receipts.canCheck(config)).toBe(true);
      expect(await receipts.read(config, receipt)).toMatchObject({
        ok: true,
        value: { status: "delivered", isFinal: true },
      });
      if (calls && keyPress)
        expect(await calls.read(config, keyPress)).toMatchObject({ value: { isAskedFor: true } });
      for (const genuine of keyPress ? [receipt, keyPress] : [receipt]) {
        const readers = calls ? [receipts, calls] : [receipts];
        const forged = [
          { ...genuine, headers: {} },
          { ...genuine, url: `${genuine.url}&b=2` },
          { ...genuine, url: genuine.url.replace("https:", "http:") },
          { ...genuine, body: `${genuine.body}&extra=1` },
          { ...genuine, body: "%%%\u0000" },
          { ...genuine, body: "" },
        ];
        for (const request of forged)
          for (const reader of readers)
            expect(await reader.read(config, request)).toEqual({
              ok: false,
              error: "bad_signature",
            });
      }
    });

    it("invites to press a key without saying what comes then", () => {
      const { calls } = halfOf(type);
      if (!calls) return;
      const url = "https://otp.example.com/press?a=1&b=2";
      for (const language of ["en-US", "de-DE", "nl-NL", 'x"><y'])
        expect(calls.invite(language, url).body).toContain(url.replace("&", "&amp;"));
      const spoken = { language: "en-US", script: [{ say: "Your code is" }, { say: "493021" }] };
      expect(calls.speak(spoken).body).toContain("493021");
    });

    it("answers for each of its channels whether it is ready", async () => {
      const { config } = await enter((await caseOf(type)).start);
      for (const channel of definition.capabilities)
        expect(findDefinition(type)?.channelState(config, channel)).toMatchObject({
          isReady: expect.any(Boolean),
        });
    });
  },
);
