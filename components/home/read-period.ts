import type { Period } from "@/lib/home/schema";
import { periodNames } from "./formats";

/** Reads the period from the address; anything else is the day. */
export function readPeriod(value: unknown): Period {
  return isPeriod(value) ? value : "day";
}

const isPeriod = (value: unknown): value is Period =>
  typeof value === "string" && Object.hasOwn(periodNames, value);
