import { describe, expect, it } from "vitest";
import { channels } from "@/lib/core/channel";
import { newId } from "@/lib/core/ids";
import { createTestProject } from "@/test/context";
import { loadTemplateText } from "./load-template-text";
import { saveTemplate } from "./save-template";
import { systemLocales, systemTemplate } from "./system-template";

const project = await createTestProject();
const owner = project.ctxFor("owner");
const content = { channel: "sms", body: "{{code}} is yours" } as const;
const german = { channel: "sms", body: "{{code}} ist deiner" } as const;
const saved = await saveTemplate(owner, { name: "Mine", content, locales: { de: german } });
if (!saved.ok) throw new Error(saved.error.code);
const { templateId } = saved.value;

describe("the text of a message", () => {
  it("is the System text where no template is chosen", async () => {
    expect(await loadTemplateText(owner, { templateId: null, channel: "voice" })).toEqual({
      ok: true,
      value: {
        id: null,
        name: "System",
        version: 1,
        content: systemTemplate("voice"),
        locale: null,
      },
    });
  });

  it.each(channels)(
    "is the System text by %s in four languages, else in English",
    async (channel) => {
      const found = async (locale: string) => {
        const text = await loadTemplateText(owner, { templateId: null, channel, locale });
        if (!text.ok) throw new Error(text.error.code);
        return text.value;
      };
      for (const [asked, tag] of [
        ["de-AT", "de"],
        ["es-MX", "es"],
        ["fr", "fr"],
      ] as const) {
        const { content: text, locale } = await found(asked);
        expect(locale).toBe(tag);
        expect(text).toEqual(systemLocales(channel)[tag]);
        expect(text).not.toEqual(systemTemplate(channel));
      }
      for (const asked of ["en", "en-GB", "it", "zz", ""])
        expect(await found(asked)).toMatchObject({
          content: systemTemplate(channel),
          locale: null,
        });
    },
  );

  it.each([
    ["de-AT", german, "de"],
    ["fr", content, null],
    [undefined, content, null],
  ])("in %s is that of the nearest language", async (locale, expected, found) => {
    expect(await loadTemplateText(owner, { templateId, channel: "sms", locale })).toEqual({
      ok: true,
      value: { id: templateId, name: "Mine", version: 1, content: expected, locale: found },
    });
  });

  it("is refused for another channel, another project and an unknown template", async () => {
    const other = await createTestProject({ db: project.db });
    const refused = {
      error: { code: "invalid_input", fields: { templateId: expect.any(String) } },
    };
    expect(await loadTemplateText(owner, { templateId, channel: "voice" })).toMatchObject(refused);
    expect(
      await loadTemplateText(other.ctxFor("owner"), { templateId, channel: "sms" }),
    ).toMatchObject(refused);
    expect(
      await loadTemplateText(owner, { templateId: newId("template"), channel: "sms" }),
    ).toMatchObject(refused);
  });
});
