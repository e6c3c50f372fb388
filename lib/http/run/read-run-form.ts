import { completePhone } from "@/lib/core/phone";
import type { ScreenInput } from "@/lib/flows/model/run-answer";

/** What was pressed on a page. */
export type RunForm =
  | { act: "begin" }
  | { act: "restart" }
  | { act: "finish" }
  /** `typed` is what was entered, as it was: shown again where it is refused. */
  | { act: "submit"; input: ScreenInput; typed: Record<string, string> };

const mostPairs = 60;

/**
 * Reads a posted form: `act`, and for a screen `turn`, `button`, `field.<key>` and, beside a phone
 * number, `country.<key>`. Null for anything else.
 */
export function readRunForm(body: Buffer): RunForm | null {
  const form = new URLSearchParams(body.toString("utf8"));
  if ([...form.keys()].length > mostPairs) return null;
  const act = form.get("act");
  if (act === "begin" || act === "restart" || act === "finish") return { act };
  const turn = form.get("turn") ?? "";
  const button = form.get("button") ?? "";
  if (!/^\d{1,9}$/.test(turn) || button === "") return null;
  const fields: Record<string, string> = {};
  const typed: Record<string, string> = {};
  for (const [name, value] of form) {
    const key = /^field\.([a-zA-Z][a-zA-Z0-9_]{0,39})$/.exec(name)?.[1];
    if (key === undefined) continue;
    const country = form.get(`country.${key}`);
    typed[key] = value;
    if (country !== null) typed[`country.${key}`] = country.slice(0, 2);
    fields[key] = country === null ? value : completePhone(value, country);
  }
  return { act: "submit", input: { turn: Number(turn), button, fields }, typed };
}
