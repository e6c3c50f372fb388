import { beforeAll, describe, expect, it } from "vitest";
import type { ProjectCtx } from "@/lib/auth/context";
import { savedConnector } from "@/test/connectors";
import type { Somebody, TestProject } from "@/test/context";
import { createTestProject } from "@/test/context";
import { insertMessage } from "@/test/messages";
import { listMessages } from "./list-messages";

type Input = Parameters<typeof listMessages>[1];

let test: TestProject;
let ctx: ProjectCtx;

beforeAll(async () => {
  test = await createTestProject();
  ctx = test.ctxFor("owner");
});

async function list(input: Input = {}, as: ProjectCtx = ctx) {
  const page = await listMessages(as, input);
  if (!page.ok) throw new Error(JSON.stringify(page.error));
  return page.value;
}
const idsOf = async (input: Input, as = ctx) => (await list(input, as)).rows.map(({ id }) => id);

/** A project of one test's own. */
async function newProject() {
  const made = await createTestProject({ db: ctx.db });
  const owner = made.ctxFor("owner");
  return {
    ctx: owner,
    as: (who: Somebody) => made.ctxFor(who),
    insert: (changes: Parameters<typeof insertMessage>[2] = {}) =>
      insertMessage(ctx.db, made.project.id, changes),
  };
}

const now = Date.now();
const minutesAgo = (minutes: number) => new Date(now - minutes * 60_000);

describe("filters", () => {
  let project: Awaited<ReturnType<typeof newProject>>;
  let connectorId = "";
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    project = await newProject();
    connectorId = (await savedConnector(project.ctx)).connectorId;
    const rows = {
      sending: { status: "sending", createdAt: minutesAgo(1) },
      queued: { status: "queued", createdAt: minutesAgo(2), connectorId },
      sent: { status: "sent", createdAt: minutesAgo(3), recipient: "+4915112345678" },
      delivered: { status: "delivered", createdAt: minutesAgo(90) },
      verified: { status: "sent", verifiedAt: new Date(), createdAt: minutesAgo(91) },
      undelivered: {
        status: "undelivered",
        errorClass: "unreachable",
        createdAt: minutesAgo(3_000),
        recipient: "+4915199995678",
      },
      failed: {
        status: "failed",
        errorClass: "blocked_country",
        createdAt: minutesAgo(20_000),
        connectorId,
        channel: "voice",
      },
      unknown: { status: "unknown", errorClass: "unknown_outcome", createdAt: minutesAgo(60_000) },
      mail: {
        status: "delivered",
        recipient: "ada@example.com",
        createdAt: minutesAgo(60_001),
      },
    } satisfies Record<string, Parameters<typeof insertMessage>[2]>;
    for (const [name, row] of Object.entries(rows)) ids[name] = await project.insert(row);
  });

  const found = async (input: Input) => {
    const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
    return (await idsOf(input, project.ctx)).map((id) => names.get(id));
  };

  it("shows everything, newest first, without a filter", async () => {
    expect(await found({})).toEqual(Object.keys(ids));
  });

  it.each(["sending", "queued", "sent", "undelivered", "failed", "unknown", "verified"] as const)(
    "finds what is %s",
    async (status) => {
      expect(await found({ status })).toEqual([status]);
    },
  );

  it("finds several statuses, where a verified one is no other", async () => {
    expect(await found({ status: "sent,verified" })).toEqual(["sent", "verified"]);
    expect(await found({ status: "failed,undelivered" })).toEqual(["undelivered", "failed"]);
    expect(await found({ status: ["delivered"] })).toEqual(["delivered", "mail"]);
  });

  it("finds error classes", async () => {
    expect(await found({ class: "blocked_country" })).toEqual(["failed"]);
    expect(await found({ class: "unreachable,unknown_outcome" })).toEqual([
      "undelivered",
      "unknown",
    ]);
  });

  it("finds a channel, a country and a connector", async () => {
    expect(await found({ channel: "voice" })).toEqual(["failed"]);
    expect(await found({ channel: "email" })).toEqual(["mail"]);
    expect(await found({ country: "DE" })).toEqual(["sent", "undelivered"]);
    expect(await found({ connector: connectorId })).toEqual(["queued", "failed"]);
  });

  it("finds the last hour, day, week and month", async () => {
    expect(await found({ span: "1h" })).toEqual(["sending", "queued", "sent"]);
    expect(await found({ span: "24h" })).toHaveLength(5);
    expect(await found({ span: "7d" })).toHaveLength(6);
    expect(await found({ span: "30d" })).toHaveLength(7);
  });

  it("finds what lies between two moments, the last one left out", async () => {
    const from = minutesAgo(3_500).toISOString();
    const to = minutesAgo(91).toISOString();
    expect(await found({ from, to })).toEqual(["undelivered"]);
    expect(await found({ to: minutesAgo(50_000).toISOString() })).toEqual(["unknown", "mail"]);
  });

  it("finds numbers by their last digits, however they are written", async () => {
    expect(await found({ q: "5678" })).toEqual(["sent", "undelivered"]);
    expect(await found({ q: "1234 5678" })).toEqual(["sent"]);
    expect(await found({ q: "+49 151 1234-5678" })).toEqual(["sent"]);
    expect(await found({ q: "+4•••••••5678" })).toEqual(["sent", "undelivered"]);
    expect(await found({ q: "95678" })).toEqual(["undelivered"]);
  });

  it("finds a mail by its whole address", async () => {
    expect(await found({ q: "Ada@Example.com" })).toEqual(["mail"]);
    expect(await found({ q: "bob@example.com" })).toEqual([]);
  });

  it("says what is missing where nothing can be found by the search", async () => {
    expect(await list({ q: "678" }, project.ctx)).toMatchObject({
      rows: [],
      isEmpty: false,
      note: { kind: "unusable", reason: "Enter at least the last 4 digits." },
    });
    expect(await list({ q: "ada@" }, project.ctx)).toMatchObject({
      note: { kind: "unusable", reason: "Enter the whole e-mail address." },
    });
    expect(await list({ q: "ada" }, project.ctx)).toMatchObject({ note: { kind: "unusable" } });
  });

  it("takes all filters together", async () => {
    const all = { q: "5678", country: "DE", channel: "sms", span: "7d" } as const;
    expect(await found({ ...all, status: "undelivered", class: "unreachable" })).toEqual([
      "undelivered",
    ]);
    expect(await found({ ...all, status: "sent", connector: connectorId })).toEqual([]);
  });

  it("refuses what is no filter", async () => {
    for (const input of [{ status: "gone" }, { class: "bad" }, { country: "de" }, { cursor: "x" }])
      expect(await listMessages(project.ctx, input)).toMatchObject({
        error: { code: "invalid_input" },
      });
  });
});

describe("pages", () => {
  it("give every message once, also while new ones arrive and statuses change", async () => {
    const { ctx: own, insert } = await newProject();
    const inserted: string[] = [];
    for (let minute = 20; minute > 0; minute--)
      inserted.unshift(await insert({ createdAt: minutesAgo(minute) }));
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(
        { limit: 7, ...(cursor ? { cursor } : {}) },
        own,
      );
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor;
      await insert();
    } while (cursor);
    expect(seen).toEqual(inserted);
  });

  it("go on before a moment, not before the cursor", async () => {
    const { ctx: own, insert } = await newProject();
    const older = await insert({ createdAt: minutesAgo(30) });
    await insert({ createdAt: minutesAgo(10) });
    const newest = await insert();
    expect(await idsOf({ cursor: newest, to: minutesAgo(20).toISOString() }, own)).toEqual([older]);
  });
});

describe("recipients", () => {
  it("are whole for roles that may see them and masked for viewers", async () => {
    const { ctx: own, as, insert } = await newProject();
    await insert({ recipient: "+14155550123", createdAt: minutesAgo(2) });
    await insert({ recipient: "ada@example.com", createdAt: minutesAgo(1) });
    const shown = async (who: ProjectCtx) => (await list({}, who)).rows.map(({ to }) => to);
    expect(await shown(own)).toEqual(["ada@example.com", "+1 415 555 0123"]);
    expect(await shown(as("developer"))).toEqual(await shown(own));
    expect(await shown(as("viewer"))).toEqual(["a•••@e•••.com", "+1••••••••23"]);
    expect(JSON.stringify(await list({}, as("viewer")))).not.toMatch(/5550123|ada@/);
  });

  it("cannot be guessed digit by digit by those who see masked ones", async () => {
    const { as, insert } = await newProject();
    await insert({ recipient: "+14155550123" });
    const viewer = as("viewer");
    for (const q of ["50123", "90123"])
      expect(await list({ q }, viewer)).toMatchObject({
        rows: [{ to: "+1••••••••23" }],
        note: { kind: "tailOnly" },
      });
    expect(await list({ q: "0123" }, viewer)).toMatchObject({ note: null });
  });
});

describe("another project", () => {
  it("shows nothing of this one, by no filter", async () => {
    const { ctx: own, insert } = await newProject();
    const connectorId = (await savedConnector(own)).connectorId;
    const id = await insert({ connectorId, status: "failed", errorClass: "sender" });
    expect(await idsOf({ connector: connectorId }, own)).toEqual([id]);
    const { ctx: stranger } = await newProject();
    const filters: Input[] = [
      {},
      { q: "0100" },
      { connector: connectorId },
      { connector: connectorId, status: "failed" },
      { class: "sender" },
      { span: "1h" },
    ];
    for (const filter of filters)
      expect(await list(filter, stranger)).toMatchObject({ rows: [], isEmpty: true });
  });
});
