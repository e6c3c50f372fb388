import { stripVTControlCharacters } from "node:util";
import type { Logger } from "pino";
import { log } from "@/lib/core/log";

const levels = { debug: "debug", log: "info", info: "info", warn: "warn", error: "error" } as const;

/**
 * Sends what Next and libraries write to the console to the log: JSON lines, redacted. Next prints
 * the error of a page whole, with the parameters of a failed query in it.
 */
export function captureConsole(to: Logger = log): void {
  // The keys of `levels` are methods of the console; TypeScript widens them to strings.
  for (const method of Object.keys(levels) as (keyof typeof levels)[]) {
    console[method] = (...args: unknown[]) => {
      const errors = args.filter((arg) => arg instanceof Error);
      const others = args.filter((arg) => !(arg instanceof Error) && typeof arg !== "string");
      const texts = args.filter((arg) => typeof arg === "string");
      const text = stripVTControlCharacters(texts.join(" ")).trim();
      if (args.length === 0 || (text === "" && texts.length === args.length)) return;
      const fields = {
        source: "console",
        ...(errors.length > 0 ? { err: errors.length === 1 ? errors[0] : errors } : {}),
        ...(others.length > 0 ? { values: others } : {}),
      };
      to[levels[method]](fields, text || "written to the console");
    };
  }
}
