// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import {
  AppRouterContext,
  type AppRouterInstance,
} from "next/dist/shared/lib/app-router-context.shared-runtime";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UnsavedGuard } from "./unsaved-guard";
import { requestLeave, unsavedStore } from "./unsaved-store";
import { useUnsavedGuard } from "./use-unsaved-guard";

let pushed: string[] = [];
const nothing = () => {};
const router: AppRouterInstance = {
  push: (href) => {
    pushed.push(new URL(href, location.href).pathname);
  },
  replace: nothing,
  back: nothing,
  forward: nothing,
  refresh: nothing,
  prefetch: nothing,
  bfcacheId: "test",
};

function Form() {
  const [text, setText] = useState("");
  useUnsavedGuard(text !== "");
  return (
    <>
      <input aria-label="Name" value={text} onChange={(event) => setText(event.target.value)} />
      <a href="/elsewhere">Elsewhere</a>
      <a href="#section">Below</a>
      <a href="/elsewhere" target="_blank" rel="noopener">
        New tab
      </a>
    </>
  );
}

const open = () =>
  render(
    <AppRouterContext value={router}>
      <Form />
      <UnsavedGuard />
    </AppRouterContext>,
  );

const question = () => screen.queryByRole("alertdialog", { name: "Leave without saving?" });

/** Lets the browser's own navigation out of the test; returns the links that reached it. */
function catchNavigation(): string[] {
  const reached: string[] = [];
  const note = (event: MouseEvent) => {
    if (!(event.target instanceof HTMLAnchorElement)) return;
    reached.push(event.target.textContent);
    event.preventDefault();
  };
  document.addEventListener("click", note);
  stop = () => document.removeEventListener("click", note);
  return reached;
}
let stop = nothing;

describe("UnsavedGuard", () => {
  beforeEach(() => {
    pushed = [];
    history.replaceState(null, "", "/form");
  });
  afterEach(() => {
    stop();
    cleanup();
  });

  it("lets links through while nothing is unsaved", async () => {
    const reached = catchNavigation();
    open();
    await userEvent.setup().click(screen.getByText("Elsewhere"));
    expect(reached).toEqual(["Elsewhere"]);
    expect(question()).toBeNull();
  });

  it("holds a link while something is unsaved, and stays when asked to", async () => {
    const reached = catchNavigation();
    const user = userEvent.setup();
    open();
    await user.type(screen.getByLabelText("Name"), "x");
    await user.click(screen.getByText("Elsewhere"));
    expect(question()).not.toBeNull();
    await user.click(screen.getByRole("button", { name: "Stay on this page" }));
    expect(question()).toBeNull();
    expect(pushed).toEqual([]);
    expect(reached).toEqual([]);
    expect(unsavedStore.isDirty()).toBe(true);
  });

  it("follows the link once the loss is agreed to", async () => {
    const user = userEvent.setup();
    open();
    await user.type(screen.getByLabelText("Name"), "x");
    await user.click(screen.getByText("Elsewhere"));
    await user.click(screen.getByRole("button", { name: "Leave without saving" }));
    expect(pushed).toEqual(["/elsewhere"]);
    expect(unsavedStore.isDirty()).toBe(false);
  });

  it("leaves links alone that do not replace the page", async () => {
    const reached = catchNavigation();
    const user = userEvent.setup();
    open();
    await user.type(screen.getByLabelText("Name"), "x");
    await user.click(screen.getByText("Below"));
    await user.click(screen.getByText("New tab"));
    expect(reached).toEqual(["Below", "New tab"]);
  });

  it("holds a reload or a closed tab only while something is unsaved", async () => {
    const user = userEvent.setup();
    open();
    const unload = () => {
      const event = new Event("beforeunload", { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(unload()).toBe(false);
    await user.type(screen.getByLabelText("Name"), "x");
    expect(unload()).toBe(true);
    await user.clear(screen.getByLabelText("Name"));
    expect(unload()).toBe(false);
  });

  it("holds steps that code takes through requestLeave", async () => {
    const user = userEvent.setup();
    const { unmount } = open();
    await user.type(screen.getByLabelText("Name"), "x");
    let steps = 0;
    requestLeave(() => {
      steps += 1;
    });
    expect(await screen.findByRole("alertdialog")).toBeDefined();
    expect(steps).toBe(0);
    await user.keyboard("{Escape}");
    unmount();
    requestLeave(() => {
      steps += 1;
    });
    expect(steps).toBe(1);
  });
});
