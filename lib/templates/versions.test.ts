import { describe, expect, it } from "vitest";
import { createTestProject } from "@/test/context";
import { copyOfTemplate } from "./copy-of-template";
import { getTemplate } from "./get-template";
import { restoreTemplate } from "./restore-template";
import { saveTemplate } from "./save-template";

const project = await createTestProject();
const owner = project.ctxFor("owner");
const sms = (body: string) => ({ channel: "sms" as const, body });

async function made(name: string) {
  const saved = await saveTemplate(owner, {
    name,
    content: sms("{{code}} first"),
    locales: { de: sms("{{code}} zuerst") },
  });
  if (!saved.ok) throw new Error(saved.error.code);
  return saved.value.templateId;
}

async function details(templateId: string) {
  const found = await getTemplate(owner, { templateId });
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

describe("the versions of a template", () => {
  it("are kept, each with its texts and who saved it, the first one too", async () => {
    const templateId = await made("Kept");
    const second = { templateId, name: "Renamed", content: sms("{{code}} second") };
    expect(await saveTemplate(owner, { ...second, expectedVersion: 1 })).toEqual({
      ok: true,
      value: { templateId, version: 2 },
    });
    const { versions, ...now } = await details(templateId);
    expect(now).toMatchObject({ version: 2, name: "Renamed", updatedByName: "Test owner" });
    expect(versions).toMatchObject([
      { version: 2, name: "Renamed", content: second.content, savedByName: "Test owner" },
      { version: 1, name: "Kept", content: sms("{{code}} first"), savedByName: "Test owner" },
    ]);
    // The quick editor sends one text and leaves the other languages alone.
    expect(now.locales).toEqual({ de: sms("{{code}} zuerst") });
  });

  it("come back as a new one, under the name of now", async () => {
    const templateId = await made("Restored");
    await saveTemplate(owner, {
      templateId,
      expectedVersion: 1,
      name: "Later",
      content: sms("{{code}} later"),
      locales: {},
    });
    const stale = { templateId, version: 1, expectedVersion: 1 };
    expect(await restoreTemplate(owner, stale)).toMatchObject({
      error: { code: "changed_meanwhile", changed: { byName: "Test owner" } },
    });
    expect(await restoreTemplate(owner, { ...stale, expectedVersion: 2 })).toEqual({
      ok: true,
      value: { templateId, version: 3 },
    });
    const now = await details(templateId);
    expect(now).toMatchObject({
      version: 3,
      name: "Later",
      content: sms("{{code}} first"),
      locales: { de: sms("{{code}} zuerst") },
    });
    expect(now.versions).toHaveLength(3);
  });

  it("that do not exist, or belong to another project, are not found", async () => {
    const templateId = await made("Alone");
    const input = { templateId, version: 9, expectedVersion: 1 };
    expect(await restoreTemplate(owner, input)).toMatchObject({ error: { code: "not_found" } });
    const stranger = (await createTestProject({ db: project.db })).ctxFor("owner");
    expect(await restoreTemplate(stranger, { ...input, version: 1 })).toMatchObject({
      error: { code: "not_found" },
    });
    expect(await getTemplate(stranger, { templateId })).toMatchObject({
      error: { code: "not_found" },
    });
  });

  it("of two people who save at once are one", async () => {
    const templateId = await made("Together");
    const results = await Promise.all(
      ["a", "b", "c", "d"].map((word) =>
        saveTemplate(owner, {
          templateId,
          expectedVersion: 1,
          name: "Together",
          content: sms(`{{code}} ${word}`),
        }),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await details(templateId)).versions).toHaveLength(2);
  });
});

describe("a text in another language", () => {
  it("is refused at its own place", async () => {
    const saved = await saveTemplate(owner, {
      name: "Wrong",
      content: sms("{{code}}"),
      locales: { de: sms("Hallo"), "pt-BR": { channel: "voice", body: "{{code}}" } },
    });
    expect(saved).toMatchObject({
      error: {
        fields: {
          "locales.de.body": "The text needs {{code}}, or nobody learns the code.",
          "locales.pt-BR": "A text in another language is for the same channel.",
        },
      },
    });
  });
});

describe("a copy of a template", () => {
  it("starts with all its texts and a free name", async () => {
    const templateId = await made("Copied");
    const copy = await copyOfTemplate(owner, { templateId });
    if (!copy.ok) throw new Error(copy.error.code);
    expect(copy.value).toEqual({
      channel: "sms",
      name: "Copy of Copied",
      content: sms("{{code}} first"),
      locales: { de: sms("{{code}} zuerst") },
    });
    const { channel: _, ...rest } = copy.value;
    await saveTemplate(owner, rest);
    expect(await copyOfTemplate(owner, { templateId })).toMatchObject({
      value: { name: "Copy of Copied (2)" },
    });
  });
});
