// @vitest-environment happy-dom
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import {
  AppRouterContext,
  type AppRouterInstance,
} from "next/dist/shared/lib/app-router-context.shared-runtime";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ok } from "@/lib/core/result";
import { CommandPalette } from "./command-palette";
import { type PaletteAction, paletteStore } from "./palette-store";
import { usePaletteActions } from "./use-palette-actions";

let pushed: string[] = [];
let ran = 0;
const nothing = () => {};
const router: AppRouterInstance = {
  push: (href) => {
    pushed.push(href);
  },
  replace: nothing,
  back: nothing,
  forward: nothing,
  refresh: nothing,
  prefetch: nothing,
  bfcacheId: "test",
};

const actions: PaletteAction[] = [
  {
    id: "send-test",
    label: "Send a test code",
    run: () => {
      ran += 1;
    },
  },
];

let signedOut = 0;
const signOut = async () => {
  signedOut += 1;
  return ok(null);
};

function Page() {
  usePaletteActions(actions);
  return <button type="button">Page</button>;
}

const open = (withPage = true) =>
  render(
    <AppRouterContext value={router}>
      {withPage && <Page />}
      <CommandPalette
        projectSlug="default"
        operations={["connectors.list", "otp.get"]}
        signOut={signOut}
      />
    </AppRouterContext>,
  );

const options = () => screen.getAllByRole("option").map((option) => option.textContent);

describe("CommandPalette", () => {
  beforeEach(() => {
    pushed = [];
    ran = 0;
  });
  afterEach(() => {
    act(() => paletteStore.setOpen(false));
    cleanup();
  });

  it("opens by Ctrl-K and Cmd-K, closes by the same or Escape", async () => {
    const user = userEvent.setup();
    open();
    await user.keyboard("{Control>}k{/Control}");
    // The palette is loaded when it is first opened, which takes long on a busy machine.
    expect(
      await screen.findByRole("dialog", { name: "Command palette" }, { timeout: 10_000 }),
    ).toBeDefined();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await user.keyboard("{Meta>}k{/Meta}");
    expect(await screen.findByRole("dialog")).toBeDefined();
    await user.keyboard("{Meta>}k{/Meta}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("offers the actions of the page and only those pages that one may open", async () => {
    open();
    act(() => paletteStore.setOpen(true));
    await screen.findByRole("dialog");
    expect(options()).toEqual([
      "Send a test code",
      "Connectors",
      "OTP",
      "Account",
      "Light",
      "Dark",
      "As the system",
      "Sign out",
    ]);
  });

  it("forgets the actions of a page that was left", async () => {
    const { unmount } = open();
    unmount();
    open(false);
    act(() => paletteStore.setOpen(true));
    await screen.findByRole("dialog");
    expect(options()).not.toContain("Send a test code");
  });

  it("finds a page by another word for it and goes there by Enter", async () => {
    const user = userEvent.setup();
    open();
    act(() => paletteStore.setOpen(true));
    await user.type(await screen.findByRole("combobox"), "twilio");
    expect(options()).toEqual(["Connectors"]);
    await user.keyboard("{Enter}");
    expect(pushed).toEqual(["/p/default/connectors"]);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("signs out", async () => {
    const user = userEvent.setup();
    open();
    act(() => paletteStore.setOpen(true));
    await user.type(await screen.findByRole("combobox"), "log out");
    await user.keyboard("{Enter}");
    expect(signedOut).toBe(1);
  });

  it("changes the theme", async () => {
    const user = userEvent.setup();
    open();
    act(() => paletteStore.setOpen(true));
    await user.type(await screen.findByRole("combobox"), "dark");
    await user.keyboard("{Enter}");
    expect(document.documentElement.dataset.theme).toBe("dark");
  });

  it("says outside of the list of options that nothing matches", async () => {
    const user = userEvent.setup();
    open();
    act(() => paletteStore.setOpen(true));
    await user.type(await screen.findByRole("combobox"), "zzzz");
    const told = screen.getByText("Nothing matches. Try a shorter word.");
    expect(told.closest("[role=listbox]")).toBeNull();
  });

  it("runs an action of the page", async () => {
    const user = userEvent.setup();
    open();
    act(() => paletteStore.setOpen(true));
    await user.type(await screen.findByRole("combobox"), "send test");
    await user.keyboard("{Enter}");
    expect(ran).toBe(1);
  });
});
