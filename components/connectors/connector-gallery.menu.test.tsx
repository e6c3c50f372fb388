// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { paletteStore } from "@/components/shell/palette-store";
import { trackFocus } from "@/components/ui/focus-history";
import { fail } from "@/lib/core/errors";
import { ok } from "@/lib/core/result";
import { showGallery } from "@/test/connector-gallery";
import type { ConnectorGalleryProps } from "./connector-gallery";

beforeEach(() => window.history.replaceState(null, "", "/p/default/connectors"));
let listeners = new AbortController();
afterEach(() => {
  listeners.abort();
  listeners = new AbortController();
  cleanup();
});

describe("the command palette on this page", () => {
  const labels = () => paletteStore.actions().map(({ label }) => label);

  it("sets up every type and opens every connector", () => {
    showGallery();
    expect(labels()).toContain("Set up Twilio");
    expect(labels()).toContain("Open Main line");
    cleanup();
    expect(labels()).toEqual([]);
  });

  it("sets nothing up for those who may only look", () => {
    showGallery({ rights: { canSave: false, canTest: false, canDelete: false } });
    expect(labels()).not.toContain("Set up Twilio");
    expect(labels()).toContain("Open Main line");
  });
});

describe("the menu of a connector", () => {
  const open = async (name: string, more: Partial<ConnectorGalleryProps> = {}) => {
    const shown = showGallery(more);
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
