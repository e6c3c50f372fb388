// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { Lexer } from "marked";
import { afterEach, expect, it } from "vitest";
import { guidePages } from "@/lib/guide/guide-pages";
import { readGuidePage } from "@/lib/guide/read-guide-page";
import { GuideText } from "./guide-text";

afterEach(cleanup);

const show = (markdown: string) =>
  render(<GuideText blocks={new Lexer().lex(markdown)} guideHref="/p/default/guide" />);

it.each(guidePages)("has a look for everything in the page $slug", async ({ slug }) => {
  const { blocks } = await readGuidePage(slug);
  const { container } = render(<GuideText blocks={blocks} guideHref="/p/default/guide" />);
  expect(container.textContent).not.toBe("");
});

it("leads to pages of the console where files name each other", () => {
  show("See [limits](otp.md#limits) and [below](#here), or [the vendor](https://example.com/x).");
  const href = (name: string | RegExp) => screen.getByRole("link", { name }).getAttribute("href");
  expect(href("limits")).toBe("/p/default/guide/otp#limits");
  expect(href("below")).toBe("#here");
  expect(href(/the vendor/)).toBe("https://example.com/x");
});

it("gives a heading an anchor that leads to itself", () => {
  show("## With `PATCHBAY_MASTER_KEY`");
  const heading = screen.getByRole("heading", { level: 2, name: "With PATCHBAY_MASTER_KEY" });
  expect(heading.id).toBe("with-patchbay_master_key");
  expect(screen.getByRole("link").getAttribute("href")).toBe("#with-patchbay_master_key");
});

it("shows signs of HTML in code as they are", () => {
  const { container } = show("Write `<b>x</b>` & more.");
  expect(container.textContent).toBe("Write <b>x</b> & more.");
  expect(container.querySelector("b")).toBeNull();
});

it("refuses HTML and addresses that it does not know", () => {
  expect(() => show("<script>alert(1)</script>")).toThrow("no look for html");
  expect(() => show("[x](javascript:alert)")).toThrow("cannot link");
});
