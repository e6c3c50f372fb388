import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { parseInput } from "@/lib/core/parse-input";
import { createTestProject, type TestProject } from "@/test/context";
import { getSettings } from "./get-settings";
import { isOriginAllowed } from "./is-origin-allowed";
import { readProjectSettings } from "./read-project-settings";
import { saveSettings } from "./save-settings";
import { type SaveSettingsInput, saveSettingsInput } from "./schema";

const first = await createTestProject();
const fresh = () => createTestProject({ db: first.db });

const input = (changes: Partial<SaveSettingsInput> = {}): SaveSettingsInput => ({
  name: "Test project",
  origins: [],
  sessionMinutes: 10,
  refreshDays: 28,
  retentionDays: 90,
  dailyMessageCap: null,
  expectedVersion: 0,
  ...changes,
});

async function stored({ ctxFor }: TestProject) {
  const settings = await getSettings(ctxFor("viewer"));
  if (!settings.ok) throw new Error(settings.error.code);
  return settings.value;
}

const audited = async ({ db, project }: TestProject) => {
  const { rows } = await db.execute<{ detail: unknown }>(sql`
    select detail from audit_events
    where project_id = ${project.id} and operation = 'settings.save' and result = 'done'
    order by sequence`);
  return rows.map(({ detail }) => detail);
};

describe("the settings of a project", () => {
  it("have defaults before the first save", async () => {
    const project = await fresh();
    const { expectedVersion: _, ...values } = input();
    expect(await stored(project)).toEqual({ ...values, version: 0 });
    expect(await readProjectSettings(project.db, project.project.id)).toEqual({
      sessionMinutes: 10,
      refreshDays: 28,
      retentionDays: 90,
      dailyMessageCap: null,
    });
  });

  it("are kept, with what changed written down", async () => {
    const project = await fresh();
    const admin = project.ctxFor("admin");
    const changed = input({
      name: "Acme",
      origins: ["https://a.example", "https://b.example"],
      sessionMinutes: 5,
      dailyMessageCap: 1_000,
    });
    expect(await saveSettings(admin, changed)).toEqual({ ok: true, value: { version: 1 } });
    const next = { ...changed, origins: ["https://b.example", "https://c.example"] };
    expect(await saveSettings(admin, { ...next, expectedVersion: 1 })).toMatchObject({ ok: true });
    const { expectedVersion: _, ...values } = next;
    expect(await stored(project)).toEqual({ ...values, version: 2 });
    expect(await audited(project)).toEqual([
      {
        before: { name: "Test project", origins: [], sessionMinutes: 10, dailyMessageCap: null },
        after: {
          name: "Acme",
          origins: ["https://a.example", "https://b.example"],
          sessionMinutes: 5,
          dailyMessageCap: 1_000,
        },
      },
      {
        before: { origins: ["https://a.example", "https://b.example"] },
        after: { origins: ["https://b.example", "https://c.example"] },
      },
    ]);
  });

  it("are saved by one of several at once; the others hear of it", async () => {
    const project = await fresh();
    const results = await Promise.all(
      [1, 2, 3, 4, 5].map((sessionMinutes) =>
        saveSettings(project.ctxFor("owner"), input({ sessionMinutes })),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    for (const result of results)
      if (!result.ok) expect(result.error.code).toBe("changed_meanwhile");
    expect(await audited(project)).toHaveLength(1);
  });

  it("do not change when the audit row cannot be written", async () => {
    const project = await createTestProject();
    await project.db.execute(
      sql`alter table audit_events add constraint broken check (false) not valid`,
    );
    await expect(saveSettings(project.ctxFor("owner"), input({ name: "Lost" }))).rejects.toThrow();
    expect(await stored(project)).toMatchObject({ name: "Test project", version: 0 });
  });

  it.each([
    { sessionMinutes: 0 },
    { sessionMinutes: 61 },
    { sessionMinutes: 1.5 },
    { refreshDays: 366 },
    { retentionDays: 0 },
    { dailyMessageCap: 0 },
    { dailyMessageCap: -1 },
    { origins: ["https://*.example.com"] },
    { origins: ["http://example.com"] },
  ])("refuse %j", (changes) => {
    expect(parseInput(saveSettingsInput, input(changes))).toMatchObject({
      error: { code: "invalid_input" },
    });
  });

  it("keep an origin once, in the form that browsers send", () => {
    const parsed = parseInput(saveSettingsInput, {
      ...input(),
      origins: ["https://B.example/", "https://a.example:443", "https://b.example"],
    });
    expect(parsed).toMatchObject({
      value: { origins: ["https://a.example", "https://b.example"] },
    });
  });
});

describe("the name of a project", () => {
  it.each([
    "",
    "   ",
    "x".repeat(31),
    "Acme\r\nBcc: all@example.com",
    "Acme\u0000",
    "Acme \u202egnp",
    "Ac\u200bme",
    "acme.com",
    "Acme www.acme",
    "https://acme",
    "a\u200dcme.c\u200dom",
    "acme．com",
    "acme。com",
    "Say {{code}}",
  ])("cannot be %j", async (name) => {
    const project = await fresh();
    expect(await saveSettings(project.ctxFor("owner"), input({ name }))).toMatchObject({
      error: { code: "invalid_input", fields: { name: expect.stringMatching(/\.$/) } },
    });
    expect((await stored(project)).name).toBe("Test project");
  });

  it.each(["Acme", "Acme & Söhne", "No.1 Shop", "株式会社パッチ", "Family 👨‍👩‍👧", "<Say>$"])(
    "can be %j",
    async (name) => {
      const project = await fresh();
      expect(await saveSettings(project.ctxFor("owner"), input({ name }))).toMatchObject({
        ok: true,
      });
      expect((await stored(project)).name).toBe(name);
    },
  );

  it("stays when it is older than the rules", async () => {
    const project = await fresh();
    const old = "The shop of acme.com and everybody who works for it";
    await project.db.execute(
      sql`update projects set name = ${old} where id = ${project.project.id}`,
    );
    const saved = await saveSettings(project.ctxFor("owner"), input({ name: old, refreshDays: 7 }));
    expect(saved).toMatchObject({ ok: true });
    expect(await stored(project)).toMatchObject({ name: old, refreshDays: 7 });
  });
});

describe("an origin", () => {
  it("is allowed where it was entered, letter by letter", async () => {
    const [ours, theirs] = [await fresh(), await fresh()];
    const origin = `https://${ours.project.slug}.example`;
    await saveSettings(ours.ctxFor("owner"), input({ origins: [origin] }));
    const isAllowed = (text: string, of: TestProject | null) =>
      isOriginAllowed(first.db, text, of?.project.id ?? null);
    expect(await isAllowed(origin, ours)).toBe(true);
    expect(await isAllowed(origin, null)).toBe(true);
    expect(await isAllowed(origin, theirs)).toBe(false);
    for (const twin of [
      "null",
      "*",
      "%",
      "",
      `${origin}.evil.example`,
      `https://evil-${ours.project.slug}.example`,
      `${origin}:8443`,
      origin.replace("https", "http"),
      origin.toUpperCase(),
      `${origin}/`,
    ])
      expect(await isAllowed(twin, null), twin).toBe(false);
  });

  it("can be allowed in two projects, and is gone with its removal from one", async () => {
    const [ours, theirs] = [await fresh(), await fresh()];
    const origin = `https://${ours.project.slug}.example`;
    for (const { ctxFor } of [ours, theirs])
      expect(await saveSettings(ctxFor("owner"), input({ origins: [origin] }))).toMatchObject({
        ok: true,
      });
    await saveSettings(ours.ctxFor("owner"), input({ expectedVersion: 1 }));
    expect(await isOriginAllowed(first.db, origin, ours.project.id)).toBe(false);
    expect(await isOriginAllowed(first.db, origin, theirs.project.id)).toBe(true);
  });
});
