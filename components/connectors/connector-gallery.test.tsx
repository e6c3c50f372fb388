// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { paletteStore } from "@/components/shell/palette-store";
import { Providers } from "@/components/shell/providers";
import { trackFocus } from "@/components/ui/focus-history";
import { fail } from "@/lib/core/errors";
import { ok } from "@/lib/core/result";
import { ConnectorGallery, type ConnectorGalleryProps } from "./connector-gallery";
import type { GalleryConnector, GalleryType } from "./gallery-model";

const type = (
  id: string,
  name: string,
  category: GalleryType["category"],
  capabilities: GalleryType["capabilities"],
): GalleryType => ({
  id,
  name,
  summary: `${name} for your messages.`,
  category,
  capabilities,
  keywords: [],
  icon: { strokes: ["M0 0h1"] },
});

const types = [
  type("twilio", "Twilio", "messaging", ["sms", "voice"]),
  type("smtp", "SMTP", "email", ["email"]),
  type("http", "HTTP gateway", "http", ["sms", "voice", "email"]),
  type("sandbox", "Sandbox", "testing", ["sms", "voice", "email"]),
];

const ready = { isReady: true, sender: null } as const;
const connector = (
  id: string,
  typeId: string,
  name: string,
  more: Partial<GalleryConnector> = {},
): GalleryConnector => ({
  id,
  type: typeId,
  name,
  description: "",
  channels: [{ channel: "sms", state: ready }],
  lastTest: null,
  ...more,
});

const connectors = [
  connector("cn_a", "smtp", "Mail of the house", {
    channels: [{ channel: "email", state: ready }],
  }),
  connector("cn_b", "twilio", "Main line", {
    channels: [
      { channel: "sms", state: ready },
      { channel: "voice", state: { isReady: false, reason: "It has no number for calls." } },
    ],
    lastTest: { id: "ct_1", state: "failed", problems: 2, finishedAt: "2026-11-01T10:00:00.000Z" },
  }),
  connector("cn_c", "sandbox", "Playground"),
];

const uses: ConnectorGalleryProps["uses"] = {
  cn_b: [{ kind: "otp", label: "One-time passwords by SMS", path: "otp", channel: "sms" }],
};

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

function show(more: Partial<ConnectorGalleryProps> = {}) {
  const user = userEvent.setup();
  const gallery = (props: Partial<ConnectorGalleryProps>) => (
    <Providers>
      <ConnectorGallery
        projectSlug="default"
        types={types}
        connectors={connectors}
        uses={uses}
        rights={{ canSave: true, canTest: true, canDelete: true }}
        address=""
        removeConnector={async () => ok(null)}
        replaceConnector={async () => ok(null)}
        {...props}
      />
    </Providers>
  );
  const { rerender } = render(gallery(more));
  return { user, rerender: (next: Partial<ConnectorGalleryProps>) => rerender(gallery(next)) };
}

const box = () => screen.getByRole<HTMLInputElement>("searchbox");
const part = (name: RegExp) => screen.getByRole("region", { name });
const names = (region: HTMLElement, mark: "row" | "tile") =>
  [...region.querySelectorAll(`a[data-${mark}]`)].map(
    (link) => link.getAttribute("href")?.split("/").at(-1) ?? "",
  );
const rows = () => names(part(/your connectors/i), "row");
const tiles = () => names(part(/catalogue/i), "tile");
const focused = () => document.activeElement?.getAttribute("data-tile");

describe("the Connectors page", () => {
  it("shows every connector and type as links", () => {
    show();
    expect(rows()).toEqual(["cn_a", "cn_b", "cn_c"]);
    expect(tiles()).toEqual(["twilio", "smtp", "http", "sandbox"]);
    expect(screen.getByRole("link", { name: /^Twilio/ }).getAttribute("href")).toBe(
      "/p/default/connectors/new/twilio",
    );
  });

  it("narrows both parts with every letter", async () => {
    const { user } = show();
    await user.type(box(), "tw");
    expect(rows()).toEqual(["cn_b"]);
    expect(tiles()).toEqual(["twilio"]);
    await user.clear(box());
    await user.type(box(), "phone call");
    expect(screen.getByText("None of your connectors matches.")).toBeDefined();
    expect(tiles()).toEqual(["twilio", "http", "sandbox"]);
  });

  it("tells the last test in words and the reason of a channel that is not ready", () => {
    show();
    const row = screen.getByRole("link", { name: "Main line" }).closest("li");
    expect(row?.textContent).toContain("2 problems");
    expect(row?.textContent).toContain("It has no number for calls.");
    expect(part(/your connectors/i).textContent).toContain("Not tested");
  });

  it("filters both parts by channel and by kind; a channel that is not ready does not count", async () => {
    const { user } = show();
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
    const { user, rerender } = show({ address: "q=mail&channel=email" });
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
    const { user, rerender } = show();
    await user.type(box(), "ma");
    await waitFor(() => expect(window.location.search).toBe("?q=ma"));
    await user.type(box(), "in");
    rerender({ address: "q=ma" });
    expect(box().value).toBe("main");
  });

  it("says the count once the typing rests", async () => {
    const { user } = show();
    await user.type(box(), "twilio");
    await waitFor(() =>
      expect(screen.getByText("1 connector and 1 type found").getAttribute("role")).toBe("status"),
    );
  });

  it("focuses the search by /, but types a slash inside it", async () => {
    const { user } = show();
    await user.keyboard("/");
    expect(document.activeElement).toBe(box());
    await user.keyboard("/");
    expect(box().value).toBe("/");
  });

  it("clears the query by Escape, then the filters", async () => {
    const { user } = show({ address: "q=twilio&channel=sms" });
    await user.click(box());
    await user.keyboard("{Escape}");
    expect(box().value).toBe("");
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "SMS" }).checked).toBe(true);
    await user.keyboard("{Escape}");
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "SMS" }).checked).toBe(false);
    expect(document.activeElement).toBe(box());
  });

  it("moves among the tiles in two dimensions, with one tab stop", async () => {
    const { user } = show();
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
    const { user } = show();
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
    const { user } = show();
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
    const { user } = show();
    await user.type(box(), "twlio");
    expect(screen.getByText(/Nothing is written like “twlio”/)).toBeDefined();
    expect(tiles()).toEqual(["twilio"]);
  });

  it("marks a new connector, says so, and drops it from the address", async () => {
    window.history.replaceState(null, "", "/p/default/connectors?created=cn_c");
    show({ address: "created=cn_c" });
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
    const { user } = show({ connectors: many });
    expect(rows()).toHaveLength(20);
    await user.click(screen.getByRole("button", { name: "Show all 45" }));
    expect(rows()).toHaveLength(45);
  });

  it("shows a new connector that the fold would hide", () => {
    const many = Array.from({ length: 45 }, (_, at) => connector(`cn_${at}`, "twilio", `No ${at}`));
    show({ connectors: many, address: "created=cn_44" });
    expect(screen.getByRole("link", { name: "No 44" })).toBeDefined();
  });
});

describe("the command palette on this page", () => {
  const labels = () => paletteStore.actions().map(({ label }) => label);

  it("sets up every type and opens every connector", () => {
    show();
    expect(labels()).toContain("Set up Twilio");
    expect(labels()).toContain("Open Main line");
    cleanup();
    expect(labels()).toEqual([]);
  });

  it("sets nothing up for those who may only look", () => {
    show({ rights: { canSave: false, canTest: false, canDelete: false } });
    expect(labels()).not.toContain("Set up Twilio");
    expect(labels()).toContain("Open Main line");
  });
});

describe("the menu of a connector", () => {
  const open = async (name: string, more: Partial<ConnectorGalleryProps> = {}) => {
    const shown = show(more);
    await shown.user.click(screen.getByRole("button", { name: `Actions for ${name}` }));
    await screen.findByRole("menu");
    return shown;
  };

  it("leads to editing, testing and duplicating", async () => {
    await open("Main line");
    const hrefs = screen.getAllByRole("menuitem").map((item) => item.getAttribute("href"));
    expect(hrefs).toEqual([
      "/p/default/connectors/cn_b",
      "/p/default/connectors/cn_b?test=1",
      "/p/default/connectors/new/twilio?from=cn_b",
      null,
    ]);
  });

  it("offers a viewer only to look", async () => {
    await open("Main line", { rights: { canSave: false, canTest: false, canDelete: false } });
    expect(screen.getAllByRole("menuitem").map((item) => item.textContent)).toEqual(["View"]);
  });

  it("gives the focus back to the menu's button when the question is answered with no", async () => {
    const stopTracking = trackFocus();
    const { user } = await open("Playground", {});
    await user.click(screen.getByRole("menuitem", { name: "Delete" }));
    await screen.findByRole("alertdialog");
    await user.keyboard("{Escape}");
    await waitFor(() =>
      expect(document.activeElement?.getAttribute("aria-label")).toBe("Actions for Playground"),
    );
    stopTracking();
  });

  it("deletes after a question", async () => {
    const removed: string[] = [];
    const { user } = await open("Playground", {
      removeConnector: async ({ connectorId }) => {
        removed.push(connectorId);
        return ok(null);
      },
    });
    await user.click(screen.getByRole("menuitem", { name: "Delete" }));
    const dialog = await screen.findByRole("alertdialog", { name: "Delete Playground?" });
    await user.click(within(dialog).getByRole("button", { name: "Delete" }));
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
    expect(removed).toEqual(["cn_c"]);
  });

  it("replaces one in use everywhere first, by one that can do the same", async () => {
    const calls: unknown[] = [];
    const { user } = await open("Main line", {
      replaceConnector: async (input) => {
        calls.push(input);
        return ok(null);
      },
      removeConnector: async (input) => {
        calls.push(input);
        return ok(null);
      },
    });
    await user.click(screen.getByRole("menuitem", { name: "Delete" }));
    const dialog = await screen.findByRole("alertdialog");
    expect(within(dialog).getByRole("link", { name: "One-time passwords by SMS" })).toBeDefined();
    const confirm = within(dialog).getByRole<HTMLButtonElement>("button", {
      name: "Replace and delete",
    });
    expect(confirm.disabled).toBe(true);
    const choice = within(dialog).getByRole("combobox", { name: "Replace everywhere with" });
    expect(
      within(choice)
        .getAllByRole("option")
        .map((option) => option.textContent),
    ).toEqual(["Choose a connector", "Playground"]);
    await user.selectOptions(choice, "Playground");
    await user.click(confirm);
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
    expect(calls).toEqual([
      { connectorId: "cn_b", replacementId: "cn_c" },
      { connectorId: "cn_b" },
    ]);
  });

  it("stays open and says why when the server refuses", async () => {
    const { user } = await open("Playground", { removeConnector: async () => fail("in_use") });
    await user.click(screen.getByRole("menuitem", { name: "Delete" }));
    await user.click(await screen.findByRole("button", { name: "Delete" }));
    expect((await screen.findByRole("alert")).textContent).toContain("This is still in use.");
    expect(screen.getByRole("alertdialog")).toBeDefined();
  });
});
