import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { expect, it } from "vitest";
import { createTestDatabase } from "@/test/database";
import { codeOnPhone, createOtpProject } from "@/test/otp";
import { sendOtp } from "./send-otp";
import { verifyOtp } from "./verify-otp";

type Node = {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Cond"?: string;
  Plans?: Node[];
};

const growing = /^(otp_(challenges|subjects|limits)|messages|end_user(s|_logins|_sessions))$/;

/** Scans of the tables that grow with each sign-in; of a bitmap's two, the one with the condition. */
const scansOf = (node: Node, table = node["Relation Name"] ?? ""): Node[] => {
  const isBitmap = node["Node Type"] === "Bitmap Heap Scan";
  const isScan = growing.test(table) && node["Node Type"].endsWith("Scan") && !isBitmap;
  const below = (node.Plans ?? []).flatMap((plan) => scansOf(plan, isBitmap ? table : undefined));
  return isScan ? [{ ...node, "Relation Name": table }, ...below] : below;
};

it("a sign-in finds every row by its key, by plans made while the tables were small", async () => {
  // One connection, whose prepared statements can be asked for.
  const client = new pg.Client((await createTestDatabase()).url);
  await client.connect();
  try {
    const db = drizzle(client);
    const test = await createOtpProject({}, { db });
    const loginId = "+14155560199";
    await sendOtp(test.app, { channel: "sms", purpose: "sign_up_or_in", loginId, from: "api" });
    const code = await codeOnPhone(test, loginId);
    expect((await verifyOtp(test.app, { channel: "sms", loginId, code })).ok).toBe(true);

    const { rows } = await db.execute<{ name: string; statement: string }>(sql`
      select name, statement from pg_prepared_statements
      where name like 'otp-%' or name = 'record-outcome' order by name`);
    expect(rows.map(({ name }) => name)).toEqual([
      "otp-admit-send",
      "otp-complete-sign-in",
      "otp-count-try",
      "otp-read-for-send",
      "record-outcome",
    ]);
    // A table of one page is read as a whole; what is asked here is which index serves afterwards.
    await db.execute(sql`set enable_seqscan = off`);
    const scans: Record<string, Node[]> = {};
    for (const { name, statement } of rows) {
      const { rows: plans } = await client.query<{ "QUERY PLAN": [{ Plan: Node }] }>(
        `explain (generic_plan, format json) ${statement}`,
      );
      scans[name] = plans.flatMap((row) => scansOf(row["QUERY PLAN"][0].Plan));
    }
    const byProjectAlone = Object.entries(scans).flatMap(([name, nodes]) =>
      nodes
        .filter(
          (node) => !/\(?(id|key|subject|login_id|end_user_id) = /.test(node["Index Cond"] ?? ""),
        )
        .map((node) => `${name}: ${node["Node Type"]} of ${node["Relation Name"]}`),
    );
    expect(Object.values(scans).flat().length).toBeGreaterThan(8);
    expect(byProjectAlone).toEqual([]);
  } finally {
    await client.end();
  }
});
