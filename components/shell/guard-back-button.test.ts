// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { guardBackButton } from "./guard-back-button";
import { unsavedStore } from "./unsaved-store";

/** A history of our own: happy-dom has no session history to go back in. */
type Entry = { state: unknown; href: string };
let entries: Entry[] = [];
let at = 0;
let routerHeard = 0;

const here = () => entries[at] ?? { state: null, href: "" };

function go(delta: number): void {
  at = Math.max(0, at + delta);
  window.dispatchEvent(new PopStateEvent("popstate", { state: here().state }));
}

const fakeHistory = {
  get state() {
    return here().state;
  },
  get length() {
    return entries.length;
  },
  pushState(state: unknown, _unused: string, href: string) {
    entries = [...entries.slice(0, at + 1), { state, href }];
    at += 1;
  },
  back: () => go(-1),
  go,
};

const source = Symbol("form");
const router = () => {
  routerHeard += 1;
};
let guard: ReturnType<typeof guardBackButton>;
const realHistory = window.history;
const realLocation = window.location;

function replaceGlobals(history: object, location: object): void {
  Object.defineProperty(globalThis, "history", { value: history, configurable: true });
  Object.defineProperty(globalThis, "location", { value: location, configurable: true });
}

describe("guardBackButton", () => {
  beforeEach(() => {
    entries = [
      { state: { page: "list" }, href: "/list" },
      { state: { page: "form" }, href: "/form" },
    ];
    at = 1;
    routerHeard = 0;
    replaceGlobals(fakeHistory, {
      get href() {
        return here().href;
      },
    });
    guard = guardBackButton();
    window.addEventListener("popstate", router);
  });

  afterEach(() => {
    unsavedStore.mark(source, false);
    unsavedStore.answer(false);
    guard.stop();
    window.removeEventListener("popstate", router);
    replaceGlobals(realHistory, realLocation);
  });

  it("lets the back button be while nothing is unsaved", () => {
    go(-1);
    expect(here().href).toBe("/list");
    expect(routerHeard).toBe(1);
    expect(unsavedStore.question()).toBeNull();
  });

  it("keeps the page and asks, as often as back is pressed", () => {
    unsavedStore.mark(source, true);
    for (const _press of [1, 2]) {
      go(-1);
      expect(here().href).toBe("/form");
      expect(unsavedStore.question()).not.toBeNull();
      unsavedStore.answer(false);
    }
    expect(routerHeard).toBe(0);
  });

  it("goes to the page before once the loss is agreed to", () => {
    unsavedStore.mark(source, true);
    go(-1);
    unsavedStore.answer(true);
    expect(here().href).toBe("/list");
    expect(routerHeard).toBe(1);
  });

  it("needs one press only after saving", () => {
    unsavedStore.mark(source, true);
    unsavedStore.mark(source, false);
    go(-1);
    expect(here().href).toBe("/list");
    expect(unsavedStore.question()).toBeNull();
  });

  it("still asks after the router has written over the state of the entry", () => {
    unsavedStore.mark(source, true);
    here().state = { page: "form" };
    go(-1);
    expect(unsavedStore.question()).not.toBeNull();
    expect(here().href).toBe("/form");
  });

  it("guards the same address again when it is opened anew", () => {
    unsavedStore.mark(source, true);
    unsavedStore.mark(source, false);
    for (const href of ["/list", "/form"]) {
      fakeHistory.pushState({}, "", href);
      guard.notePage();
    }
    unsavedStore.mark(source, true);
    go(-1);
    expect(here().href).toBe("/form");
    expect(unsavedStore.question()).not.toBeNull();
  });
});
