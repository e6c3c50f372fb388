import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { afterAll, describe, expect, it } from "vitest";
import { openPool } from "@/lib/db/client";
import { countOnPhone, createOtpProject } from "@/test/otp";
import { sendOtp } from "./send-otp";

const test = await createOtpProject({ sendsPerAddress: null, sendsPerPrefix: null });
const { db, project } = test;

describe("R55: two instances on one database", () => {
  const pool = openPool(process.env.DATABASE_URL ?? "");
  afterAll(() => pool.end());
  const other = { ...test.app, db: drizzle(pool) };

  it("share the gap, the caps and nothing else", async () => {
    const send = (n: number, loginId: string) =>
      sendOtp(n % 2 ? test.app : other, {
        channel: "sms",
        purpose: "sign_up_or_in",
        loginId,
        from: "api",
      });
    const before = await countOnPhone(test);
    const same = await Promise.all(Array.from({ length: 20 }, (_, n) => send(n, "+14155580001")));
    expect(same.filter(({ ok }) => ok)).toHaveLength(1);
    await db.execute(sql`insert into project_settings (project_id, daily_message_cap)
      values (${project.id}, 5)`);
    const capped = await Promise.all(
      Array.from({ length: 20 }, (_, n) => send(n, `+1415558${String(1000 + n)}`)),
    );
    expect(capped.filter(({ ok }) => ok)).toHaveLength(5);
    expect(await countOnPhone(test)).toBe(before + 6);
  });
});
