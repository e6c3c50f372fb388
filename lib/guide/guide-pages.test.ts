import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { definitions } from "@/lib/connectors/registry";
import { guidePages } from "./guide-pages";
import { headingId } from "./heading-id";
import { readGuidePage } from "./read-guide-page";

const texts = new Map(
  await Promise.all(
    guidePages.map(async ({ slug }) => [slug as string, await readGuidePage(slug)] as const),
  ),
);

/** Every anchor of a page: `otp#limits`, and the page itself. */
const places = new Set(
  [...texts].flatMap(([slug, { blocks }]) => [
    slug,
    ...blocks.flatMap((block) =>
      block.type === "heading" ? [`${slug}#${headingId(block.text)}`] : [],
    ),
  ]),
);

/** The sources below a folder, as one text each. */
const sources = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx"))
    .map((file) => readFileSync(path.join(folder, file), "utf8"));

describe("the guide", () => {
  it("lists every file, under the title that stands in it", () => {
    const files = readdirSync("docs/guide").map((name) => name.replace(/\.md$/, ""));
    expect(guidePages.map(({ slug }) => slug).toSorted()).toEqual(files.toSorted());
    for (const { slug, title } of guidePages) expect(texts.get(slug)?.title).toBe(title);
  });

  it("gives each heading of a page an anchor of its own", () => {
    for (const [slug, { blocks }] of texts) {
      const ids = blocks.flatMap((block) =>
        block.type === "heading" ? [headingId(block.text)] : [],
      );
      expect(new Set(ids).size, slug).toBe(ids.length);
    }
  });

  it("has the place that each page of the console leads to", () => {
    const linked = [...sources("app"), ...sources("components")].flatMap((text) =>
      [...text.matchAll(/\bguide="([^"]+)"/g)].map(([, place]) => place),
    );
    expect(linked.length).toBeGreaterThan(10);
    expect(linked.filter((place) => place && !places.has(place))).toEqual([]);
    expect(definitions.map(({ id }) => `connectors#${id}`).filter((it) => !places.has(it))).toEqual(
      [],
    );
  });

  it("leads from page to page without a dead end", () => {
    for (const { slug } of guidePages) {
      const text = readFileSync(`docs/guide/${slug}.md`, "utf8");
      for (const [, page = slug, section] of text.matchAll(/\]\((?:([a-z]+)\.md)?(?:#([^)]+))?\)/g))
        expect(places, `${slug}.md`).toContain(section ? `${page}#${section}` : page);
    }
  });
});
