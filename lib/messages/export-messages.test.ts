import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { auditEvents } from "@/drizzle/schema/audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { createTestProject, type TestProject } from "@/test/context";
import { insertMessage } from "@/test/messages";
import { csvLine } from "./csv";
import { exportMessages } from "./export-messages";

let test: TestProject;
let ctx: ProjectCtx;

beforeAll(async () => {
  test = await createTestProject();
  ctx = test.ctxFor("developer");
});

async function linesOf(as: ProjectCtx, input: Parameters<typeof exportMessages>[1] = {}) {
  const file = await exportMessages(as, input);
  if (!file.ok) throw new Error(file.error.text);
  let text = "";
  for await (const part of file.value.parts) text += part;
  return text.trimEnd().split("\r\n");
}

describe("a line", () => {
  it("keeps formulas from being computed", () => {
    for (const text of ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "＝1"])
      expect(csvLine([text]).replace(/^"/, "")).toMatch(/^'/);
    expect(csvLine(['=HYPERLINK("https://evil.test","x")'])).toBe(
      `"'=HYPERLINK(""https://evil.test"",""x"")"\r\n`,
    );
  });

  it("leaves numbers and plain texts as they are", () => {
    expect(csvLine(["+14155550100", -1, null, "Twilio main", "a@b.test"])).toBe(
      "+14155550100,-1,,Twilio main,a@b.test\r\n",
    );
    // A masked number computes to nothing, but it would be tried.
    expect(csvLine(["+1•••••00"])).toBe("'+1•••••00\r\n");
  });

  it("quotes what would end a cell", () => {
    expect(csvLine(["a,b", 'say "hi"', "two\nlines", " edge"])).toBe(
      '"a,b","say ""hi""","two\nlines"," edge"\r\n',
    );
  });
});

describe("the export", () => {
  it("holds what the filters find, newest first, over many pages", async () => {
    const own = await createTestProject({ db: ctx.db });
    const id = await insertMessage(ctx.db, own.project.id, {
      connectorName: "=evil()",
      status: "failed",
      errorClass: "blocked_country",
      errorCode: "21408",
      costAmount: "0.0079",
      costCurrency: "USD",
      createdAt: new Date("2026-11-22T10:00:00Z"),
    });
    for (let count = 0; count < 30; count++) await insertMessage(ctx.db, own.project.id);
    const all = await linesOf(own.ctxFor("admin"));
    expect(all).toHaveLength(32);
    expect(all[0]).toMatch(/^\uFEFFtime,id,purpose,channel,recipient/);
    const failed = await linesOf(own.ctxFor("admin"), { status: "failed" });
    expect(failed).toHaveLength(2);
    expect(failed[1]).toBe(
      `2026-11-22T10:00:00.000Z,${id},otp,sms,+14155550100,US,'=evil(),twilio,System,failed,blocked_country,21408,,,,0.0079,USD,,,`,
    );
  });

  it("is refused to viewers and written down for the others", async () => {
    expect(await exportMessages(test.ctxFor("viewer"), {})).toMatchObject({
      error: { code: "forbidden" },
    });
    const own = test.ctxFor("developer");
    await linesOf(own, { q: "0100" });
    expect(
      await ctx.db.select().from(auditEvents).where(eq(auditEvents.requestId, own.requestId)),
    ).toMatchObject([{ operation: "messages.export", result: "done", detail: { filters: ["q"] } }]);
  });

  it("holds nothing of another project", async () => {
    await insertMessage(ctx.db, test.project.id);
    const other = await createTestProject({ db: ctx.db });
    expect(await linesOf(other.ctxFor("owner"))).toHaveLength(1);
  });
});
