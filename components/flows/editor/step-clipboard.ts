import type { FlowDocument } from "@/lib/flows/model/document";
import { type Clip, readClip, writeClip } from "./state/clip";

/*
 * Steps go through the system's clipboard, and so from tab to tab and browser to browser. Where that
 * is closed to pages (no HTTPS, no permission) they stay within this tab.
 */

const key = "patchbay-flow-steps";

/** For a press of Ctrl/Cmd-C: the event's clipboard needs no permission. False: nothing to copy. */
export function copyByEvent(
  event: ClipboardEvent,
  document: FlowDocument,
  ids: readonly string[],
): boolean {
  const text = writeClip(document, ids);
  if (text === null) return false;
  keep(text);
  event.clipboardData?.setData("text/plain", text);
  event.preventDefault();
  return true;
}

/** For Ctrl/Cmd-V. Null where something else is on the clipboard. */
export const pasteByEvent = (event: ClipboardEvent): Clip | null =>
  readClip(event.clipboardData?.getData("text/plain") ?? "");

/** For a menu. */
export async function copySteps(document: FlowDocument, ids: readonly string[]): Promise<boolean> {
  const text = writeClip(document, ids);
  if (text === null) return false;
  keep(text);
  await navigator.clipboard?.writeText(text).catch(() => undefined);
  return true;
}

/** For a button. */
export async function readSteps(): Promise<Clip | null> {
  const text = await navigator.clipboard?.readText().catch(() => null);
  return readClip(text ?? "") ?? readClip(kept());
}

function keep(text: string): void {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // Storage is full or switched off: the system's clipboard has it.
  }
}

function kept(): string {
  try {
    return sessionStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}
