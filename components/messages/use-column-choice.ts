"use client";

import type { ColumnVisibilityState } from "@tanstack/react-table";
import { useSyncExternalStore } from "react";
import { z } from "zod";
import { hiddenAtFirst } from "./message-columns";

const name = "patchbay.messages.columns";
const choiceSchema = z.record(z.string(), z.boolean());
const listeners = new Set<() => void>();

let known: { text: string | null; choice: ColumnVisibilityState } = {
  text: null,
  choice: hiddenAtFirst,
};

/** What this browser remembers; the standard where it remembers nothing or may not. */
function read(): ColumnVisibilityState {
  let text: string | null = null;
  try {
    text = window.localStorage.getItem(name);
  } catch {
    return known.choice;
  }
  if (text !== known.text) known = { text, choice: parse(text) };
  return known.choice;
}

function parse(text: string | null): ColumnVisibilityState {
  if (text === null) return hiddenAtFirst;
  try {
    return { ...hiddenAtFirst, ...choiceSchema.parse(JSON.parse(text)) };
  } catch {
    return hiddenAtFirst;
  }
}

function write(choice: ColumnVisibilityState): void {
  known = { text: JSON.stringify(choice), choice };
  try {
    window.localStorage.setItem(name, JSON.stringify(choice));
  } catch {
    // Private windows may refuse to remember; the choice holds until the page is left.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

const atFirst = () => hiddenAtFirst;

/** Which columns this browser shows, and how to change it. */
export function useColumnChoice(): [ColumnVisibilityState, (next: ColumnVisibilityState) => void] {
  const choice = useSyncExternalStore<ColumnVisibilityState>(subscribe, read, atFirst);
  return [choice, write];
}
