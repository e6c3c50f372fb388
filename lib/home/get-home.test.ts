import { describe, expect, it } from "vitest";
import { createTestProject } from "@/test/context";
import { insertMessage } from "@/test/messages";
import { getHome } from "./get-home";
import { rollUpHours } from "./roll-up-hours";
import type { Period } from "./schema";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const { db, project, ctxFor } = await createTestProject();
/** Half past an hour that is over, so that "minutes ago" falls into a known step. */
const now = new Date(Math.floor(Date.now() / HOUR) * HOUR - HOUR / 2);
const clock = { now: () => now };
const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);
const insert = (milliseconds: number, changes: Parameters<typeof insertMessage>[2] = {}) =>
  insertMessage(db, project.id, { createdAt: ago(milliseconds), ...changes });

const paid = { costAmount: "0.0079", costCurrency: "USD" };
await insert(2 * MINUTE, { status: "delivered", latencyMs: 100, verifiedAt: now, ...paid });
await insert(2 * MINUTE, { status: "sent", latencyMs: 120, verifiedAt: now, ...paid });
await insert(3 * MINUTE, { status: "delivered", latencyMs: 5_000, ...paid });
await insert(4 * MINUTE, { status: "failed", errorClass: "blocked_country", latencyMs: 90 });
await insert(4 * MINUTE, {
  status: "undelivered",
  errorClass: "unreachable",
  recipient: "+442079460000",
});
await insert(5 * MINUTE, { status: "unknown", errorClass: "unknown_outcome" });
await insert(6 * MINUTE, { status: "sending", recipient: "ada@example.test" });
await insert(6 * MINUTE, { purpose: "test", status: "delivered" });
await insert(5 * HOUR, { status: "delivered", connectorName: "Second", latencyMs: 200 });
await insert(3 * DAY, {
  status: "delivered",
  verifiedAt: now,
  costAmount: "0.05",
  costCurrency: "EUR",
});
await insert(40 * DAY, { status: "delivered" });
const other = await createTestProject({ db });
await insertMessage(db, other.project.id, { createdAt: ago(MINUTE) });
await rollUpHours(db);

async function read(period: Period) {
  const home = await getHome(ctxFor("viewer", { clock }), { period });
  if (!home.ok) throw new Error(home.error.code);
  return home.value;
}

describe("getHome", () => {
  it("tells sent, delivered, verified, refused and unknown apart", async () => {
    const { total } = await read("hour");
    expect(total.counts).toEqual({
      all: 7,
      sent: 4,
      delivered: 3,
      verified: 2,
      refused: 2,
      unknown: 1,
    });
    expect(total.spend).toEqual([{ currency: "USD", amount: expect.closeTo(0.0237, 6) }]);
  });

  it("puts every message into its minute and leaves no minute out", async () => {
    const { steps, from } = await read("hour");
    expect(steps).toHaveLength(60);
    expect(steps[0]?.at).toBe(from);
    expect(steps[59]?.at).toBe(now.toISOString());
    expect(steps[57]?.counts).toMatchObject({ all: 2, verified: 2, delivered: 2 });
    expect(steps[55]?.counts).toMatchObject({ all: 2, sent: 1, refused: 2 });
    expect(steps[58]).toMatchObject({ counts: { all: 0 }, latency: null, spend: [] });
  });

  it("groups by class, country and connector", async () => {
    const { classes, countries, connectors } = await read("day");
    expect(classes.map(({ errorClass }) => errorClass).sort()).toEqual([
      "blocked_country",
      "unknown_outcome",
      "unreachable",
    ]);
    expect(countries).toMatchObject([
      { country: "US", counts: { sent: 4, verified: 2 } },
      { country: "GB", counts: { sent: 1, verified: 0, refused: 1 } },
    ]);
    expect(connectors).toMatchObject([
      { name: "Twilio main", counts: { sent: 4 }, latencyMs: 1328 },
      { name: "Second", counts: { sent: 1 }, latencyMs: 200, spend: [] },
    ]);
  });

  it("adds counted hours to the messages of the last two", async () => {
    const day = await read("day");
    expect(day.steps).toHaveLength(24);
    expect(day.total.counts).toMatchObject({ all: 8, sent: 5 });
    expect(day.steps[18]?.counts.all).toBe(1);
    const month = await read("month");
    expect(month.steps).toHaveLength(30);
    expect(month.total.counts).toMatchObject({ all: 9, verified: 3 });
    expect(month.steps[26]?.counts.all).toBe(1);
    expect(month.total.spend.map(({ currency }) => currency)).toEqual(["EUR", "USD"]);
  });

  it("tells median and 95th percentile within a tenth, counted or not", async () => {
    const { latency } = (await read("hour")).total;
    expect(latency?.median).toBeGreaterThan(90);
    expect(latency?.median).toBeLessThan(132);
    expect(latency?.slow).toBeGreaterThan(4_500);
    expect(latency?.slow).toBeLessThan(5_500);
    const counted = (await read("day")).steps[18]?.latency;
    expect(counted?.median).toBeGreaterThan(180);
    expect(counted?.median).toBeLessThan(220);
  });

  it("shows nothing of another project, and nothing to a stranger", async () => {
    const theirs = await getHome(other.ctxFor("owner", { clock }), { period: "day" });
    expect(theirs).toMatchObject({ ok: true, value: { total: { counts: { all: 1 } } } });
    const stranger = await getHome(ctxFor("stranger"), { period: "day" });
    expect(stranger).toMatchObject({ ok: false, error: { code: "not_found" } });
  });

  it("is empty, not absent, where nothing was sent", async () => {
    const fresh = await createTestProject({ db });
    const home = await getHome(fresh.ctxFor("viewer", { clock }), { period: "month" });
    expect(home).toMatchObject({
      ok: true,
      value: { total: { counts: { all: 0 }, latency: null, spend: [] }, classes: [] },
    });
  });
});
