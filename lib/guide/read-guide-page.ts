import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { Lexer, type MarkedToken, type Token } from "marked";
import type { GuideSlug } from "./guide-pages";
import { headingId, plainText } from "./heading-id";

/** Below the working directory, which is the project's for the server and the tests. */
const directory = path.resolve("docs/guide");

type GuideSection = { id: string; title: string };

/** A page of the guide as a tree; no HTML is made of it anywhere. */
export type GuideText = {
  title: string;
  /** Everything after the title. */
  blocks: MarkedToken[];
  /** The headings of the second level. */
  sections: GuideSection[];
};

/** Reads a page at the time it is asked for, so that a change of the text needs no build. */
export async function readGuidePage(slug: GuideSlug): Promise<GuideText> {
  const file = path.join(/* turbopackIgnore: true */ directory, `${slug}.md`);
  const [title, ...blocks] = known(new Lexer().lex(await readFile(file, "utf8")));
  if (title?.type !== "heading") throw new Error(`${slug}.md does not begin with its title.`);
  return {
    title: title.text,
    blocks,
    sections: blocks.flatMap((block) =>
      block.type === "heading" && block.depth === 2
        ? [{ id: headingId(block.text), title: plainText(block.text) }]
        : [],
    ),
  };
}

/** Without extensions the lexer makes none but its own tokens; its types allow for others. */
const known = (tokens: Token[]) => tokens as MarkedToken[];
