// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connector, part, showGallery } from "@/test/connector-gallery";

// There is no layout here: three tiles a row.
const own = Object.getOwnPropertyDescriptor(HTMLElement.prototype, "offsetTop");
beforeAll(() => {
  Object.defineProperty(HTMLElement.prototype, "offsetTop", {
    configurable: true,
    get(this: HTMLElement) {
      const item = this.closest("li");
      const position = item ? [...(item.parentElement?.children ?? [])].indexOf(item) : 0;
      return Math.floor(position / 3) * 100;
    },
  });
});
afterAll(() => {
  if (own) Object.defineProperty(HTMLElement.prototype, "offsetTop", own);
});
beforeEach(() => window.history.replaceState(null, "", "/p/default/connectors"));
let listeners = new AbortController();
afterEach(() => {
  listeners.abort();
  listeners = new AbortController();
  cleanup();
});

const box = () => screen.getByRole<HTMLInputElement>("searchbox");
const names = (region: HTMLElement, mark: "row" | "tile") =>
  [...region.querySelectorAll(`a[data-${mark}]`)].map(
    (link) => link.getAttribute("href")?.split("/").at(-1) ?? "",
  );
const rows = () => names(part(/your connectors/i), "row");
const tiles = () => names(part(/catalogue/i), "tile");
const focused = () => document.activeElement?.getAttribute("data-tile");

describe("the Connectors page", () => {
  it("shows every connector and type as links", () => {
    showGallery();
    expect(rows()).toEqual(["cn_a", "cn_b", "cn_c"]);
    expect(tiles()).toEqual(["twilio", "smtp", "http", "sandbox"]);
    expect(screen.getByRole("link", { name: /^Twilio/ }).getAttribute("href")).toBe(
      "/p/default/connectors/new/twilio",
    );
  });

  it("narrows both parts with every letter", async () => {
    const { user } = showGallery();
    await user.type(box(), "tw");
    expect(rows()).toEqual(["cn_b"]);
    expect(tiles()).toEqual(["twilio"]);
    await user.clear(box());
    await user.type(box(), "phone call");
    expect(screen.getByText("None of your connectors matches.")).toBeDefined();
    expect(tiles()).toEqual(["twilio", "http", "sandbox"]);
  });

  it("tells the last test in words and the reason of a channel that is not ready", () => {
    showGallery();
    const row = screen.getByRole("link", { name: "Main line" }).closest("li");
    expect(row?.textContent).toContain("2 problems");
    expect(row?.textContent).toContain("It has no number for calls.");
    expect(part(/your connectors/i).textContent).toContain("Not tested");
  });

  it("filters both parts by channel and by kind; a channel that is not ready does not count", async () => {
    const { user } = showGallery();
    await user.click(screen.getByRole("radio", { name: "Voice" }));
    expect(screen.getByText("None of your connectors matches.")).toBeDefined();
    expect(tiles()).toEqual(["twilio", "http", "sandbox"]);
    await user.click(
      within(screen.getByRole("radiogroup", { name: "Kind" })).getByRole("radio", {
        name: "Messaging",
      }),
    );
    expect(tiles()).toEqual(["twilio"]);
  });

  it("starts from the address, writes it, and follows it when somebody else changes it", async () => {
    const { user, rerender } = showGallery({ address: "q=mail&channel=email" });
    expect(box().value).toBe("mail");
    expect(rows()).toEqual(["cn_a"]);
    await user.type(box(), " house");
    await waitFor(() => expect(window.location.search).toBe("?q=mail+house&channel=email"));
    rerender({ address: "q=mail+house&channel=email" });
    expect(box().value).toBe("mail house");
    rerender({ address: "" });
    expect(box().value).toBe("");
    expect(rows()).toHaveLength(3);
  });

  it("keeps what is typed when an older address of its own comes back late", async () => {
    const { user, rerender } = showGallery();
    await user.type(box(), "ma");
    await waitFor(() => expect(window.location.search).toBe("?q=ma"));
    await user.type(box(), "in");
    rerender({ address: "q=ma" });
    expect(box().value).toBe("main");
  });

  it("says the count once the typing rests", async () => {
    const { user } = showGallery();
    await user.type(box(), "twilio");
    await waitFor(() =>
      expect(screen.getByText("1 connector and 1 type found").getAttribute("role")).toBe("status"),
    );
  });

  it("focuses the search by /, but types a slash inside it", async () => {
    const { user } = showGallery();
    await user.keyboard("/");
    expect(document.activeElement).toBe(box());
    await user.keyboard("/");
    expect(box().value).toBe("/");
  });

  it("clears the query by Escape, then the filters", async () => {
    const { user } = showGallery({ address: "q=twilio&channel=sms" });
    await user.click(box());
    await user.keyboard("{Escape}");
    expect(box().value).toBe("");
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "SMS" }).checked).toBe(true);
    await user.keyboard("{Escape}");
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "SMS" }).checked).toBe(false);
    expect(document.activeElement).toBe(box());
  });

  it("moves among the tiles in two dimensions, with one tab stop", async () => {
    const { user } = showGallery();
    await user.click(box());
    await user.keyboard("{ArrowDown}");
    expect(focused()).toBe("twilio");
    await user.keyboard("{ArrowRight}{ArrowRight}");
    expect(focused()).toBe("http");
    await user.keyboard("{ArrowDown}");
    expect(focused()).toBe("sandbox");
    await user.keyboard("{ArrowUp}");
    expect(focused()).toBe("twilio");
    const stops = part(/catalogue/i).querySelectorAll("a:not([tabindex='-1'])");
    expect([...stops].map((tile) => tile.getAttribute("data-tile"))).toEqual(["twilio"]);
    await user.keyboard("{ArrowUp}");
    expect(document.activeElement).toBe(box());
  });

  it("opens the only match by Enter in the search", async () => {
    const { user } = showGallery();
    const opened = new Promise<string | null | undefined>((resolve) => {
      document.addEventListener(
        "click",
        (event) => {
          if (!(event.target instanceof Element)) return;
          const link = event.target.closest("a");
          if (!link) return;
          event.preventDefault();
          resolve(link.getAttribute("href"));
        },
        { capture: true, signal: listeners.signal },
      );
    });
    await user.type(box(), "gateway{Enter}");
    expect(await opened).toBe("/p/default/connectors/new/http");
  });

  it("says what to do when nothing matches", async () => {
    const { user } = showGallery();
    await user.type(box(), "fax machine");
    expect(screen.getByText(/Nothing matches “fax machine”/)).toBeDefined();
    expect(screen.getByRole("link", { name: "Set up HTTP gateway" }).getAttribute("href")).toBe(
      "/p/default/connectors/new/http",
    );
    await user.click(screen.getByRole("button", { name: "Clear search" }));
    expect(rows()).toHaveLength(3);
    expect(document.activeElement).toBe(box());
  });

  it("says that it forgave a slip", async () => {
    const { user } = showGallery();
    await user.type(box(), "twlio");
    expect(screen.getByText(/Nothing is written like “twlio”/)).toBeDefined();
    expect(tiles()).toEqual(["twilio"]);
  });

  it("marks a new connector, says so, and drops it from the address", async () => {
    window.history.replaceState(null, "", "/p/default/connectors?created=cn_c");
    showGallery({ address: "created=cn_c" });
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("Created Playground."));
    expect(screen.getByRole("link", { name: "Playground" }).closest("li")?.textContent).toContain(
      "New",
    );
    await waitFor(() => expect(window.location.search).toBe(""));
    expect(screen.getAllByText("Created Playground.")).toHaveLength(2);
    expect(document.activeElement).toBe(screen.getByRole("link", { name: "Playground" }));
  });

  it("folds a long list away and unfolds it", async () => {
    const many = Array.from({ length: 45 }, (_, at) => connector(`cn_${at}`, "twilio", `No ${at}`));
    const { user } = showGallery({ connectors: many });
    expect(rows()).toHaveLength(20);
    await user.click(screen.getByRole("button", { name: "Show all 45" }));
    expect(rows()).toHaveLength(45);
  });

  it("shows a new connector that the fold would hide", () => {
    const many = Array.from({ length: 45 }, (_, at) => connector(`cn_${at}`, "twilio", `No ${at}`));
    showGallery({ connectors: many, address: "created=cn_44" });
    expect(screen.getByRole("link", { name: "No 44" })).toBeDefined();
  });
});
