import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { beforeAll, describe, expect, it } from "vitest";
import { messages } from "@/drizzle/schema/messages";
import { newTimedId, timedIdStart, timeOfTimedId } from "@/lib/core/ids";
import { createTestProject, type TestProject } from "@/test/context";
import { insertMessage } from "@/test/messages";
import type { MessageQuery } from "./read-store";
import { searchedRows, searchMessages } from "./search-messages";

const rows = 60_000;
const stretch = 5_000;
let test: TestProject;
let oldest = "";

beforeAll(async () => {
  test = await createTestProject();
  const startedAt = new Date(Date.now() - 30 * 86_400_000);
  oldest = await insertMessage(test.db, test.project.id, {
    createdAt: startedAt,
    country: "BR",
    recipient: "+5511912345678",
  });
  // Ids of that minute and later, made in the database: rows in the order of their ids.
  const prefix = timedIdStart("message", new Date(startedAt.getTime() + 60_000));
  // In stretches, each of them well within the time that a statement may take.
  for (let first = 1; first <= rows; first += stretch)
    await test.db.execute(sql`
      insert into ${messages} (id, project_id, purpose, channel, recipient, recipient_tail, country,
        connector_name, connector_type, template_name, status, error_class, story, preview)
      select ${prefix} || lpad(n::text, 14, '0'), ${test.project.id}, 'otp',
        case when n % 10 = 0 then 'voice' else 'sms' end,
        '+1415555' || lpad((n % 10000)::text, 4, '0'), lpad((n % 10000)::text, 4, '0'),
        case when n % 100 = 0 then 'DE' else 'US' end, 'Twilio main', 'twilio', 'System',
        case when n % 50 = 0 then 'failed' else 'delivered' end,
        case when n % 50 = 0 then 'unreachable' end, '{}', repeat('x', 400)
      from generate_series(${first}::int, ${first + stretch - 1}::int) as n`);
  await test.db.execute(sql`vacuum analyze ${messages}`);
});

const search = (query: MessageQuery, limit = 50) =>
  searchMessages(test.db, test.project.id, query, limit);

it("stops after so many rows where no index answers, says so, and goes on from there", async () => {
  let page = await search({ country: "BR" });
  expect(page).toMatchObject({ rows: [], searchedBackTo: expect.any(Date) });
  let pages = 1;
  for (; page.nextCursor && page.rows.length === 0; pages++)
    page = await search({ country: "BR", beforeId: page.nextCursor });
  expect(page.rows.map(({ id }) => id)).toEqual([oldest]);
  expect(page).toMatchObject({ nextCursor: null, searchedBackTo: null });
  expect(pages).toBe(Math.ceil((rows + 1) / searchedRows));
});

it("leaves out no row at the end of a stretch", async () => {
  const seen: string[] = [];
  let beforeId: string | undefined;
  do {
    const page = await search({ country: "DE", channel: "voice", beforeId }, 70);
    seen.push(...page.rows.map(({ id }) => id));
    beforeId = page.nextCursor ?? undefined;
  } while (beforeId);
  expect(seen).toHaveLength(rows / 100);
  expect(new Set(seen).size).toBe(seen.length);
});

it("tells the time of an id", () => {
  const at = new Date("2026-11-22T19:37:23.456Z");
  expect(timeOfTimedId(newTimedId("message", at))).toEqual(at);
  expect(newTimedId("message", at) > timedIdStart("message", at)).toBe(true);
});

type Plan = {
  "Node Type": string;
  "Index Name"?: string;
  "Actual Rows": number;
  "Rows Removed by Filter"?: number;
  Plans?: Plan[];
};

/** The indexes that a query uses, and how many rows its busiest step looks at. */
async function explain(text: string, params: unknown[]) {
  const { rows: lines } = await test.db.$client.query<{ "QUERY PLAN": { Plan: Plan }[] }>(
    `explain (analyze, format json) ${text}`,
    params,
  );
  const nodes: string[] = [];
  let most = 0;
  const walk = (plan: Plan) => {
    nodes.push(plan["Index Name"] ?? plan["Node Type"]);
    most = Math.max(most, plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0));
    for (const inner of plan.Plans ?? []) walk(inner);
  };
  for (const line of lines[0]?.["QUERY PLAN"] ?? []) walk(line.Plan);
  return { nodes, most };
}

describe("does not read more as the table grows", () => {
  const cases: { name: string; query: MessageQuery; index: string; most: number }[] = [
    { name: "the first page", query: {}, index: "messages_newest", most: 51 },
    { name: "last digits", query: { digits: "4321" }, index: "messages_tail", most: 51 },
    { name: "a mail address", query: { email: "a@b.test" }, index: "messages_email", most: 51 },
    { name: "failures", query: { statuses: ["failed"] }, index: "messages_trouble", most: 1_200 },
    { name: "a class", query: { classes: ["sender"] }, index: "messages_trouble", most: 1_200 },
    {
      name: "a country and a channel",
      query: { country: "BR", channel: "voice" },
      index: "messages_newest",
      most: searchedRows,
    },
  ];

  it.each(cases)("$name", async ({ query, index, most }) => {
    const projectId = test.project.id;
    const asked: { text: string; params: unknown[] }[] = [];
    // The very statements of the search, explained one by one.
    const db = drizzle(test.db.$client, {
      logger: { logQuery: (text, params) => asked.push({ text, params }) },
    });
    await searchMessages(db, projectId, query, 50);
    expect(asked.length).toBeLessThanOrEqual(2);
    for (const { text, params } of asked) {
      const read = await explain(text, params);
      expect(read.nodes).toContain(index);
      expect(read.nodes).not.toContain("Seq Scan");
      expect(read.nodes).not.toContain("Sort");
      expect(read.most).toBeLessThanOrEqual(most);
    }
  });
});

it("leaves the list one index to walk, so that no plan reads and sorts a whole project", async () => {
  const { rows: indexes } = await test.db.execute<{ name: string }>(sql`
    select indexname as name from pg_indexes
    where tablename = 'messages' and indexdef like '%btree (project_id%' and indexdef not like '%WHERE%'`);
  expect(indexes.map(({ name }) => name)).toEqual(["messages_newest"]);
});
