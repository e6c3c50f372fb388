/** How large, deep and full of names a body may be. */
export type BodyLimits = { bytes: number; depth: number; names: number };

export const usualLimits: BodyLimits = { bytes: 64_000, depth: 12, names: 500 };
/** For calls that take a file, such as a flow of a thousand steps. */
export const fileLimits: BodyLimits = { bytes: 900_000, depth: 20, names: 100_000 };

export type JsonObject = { [name: string]: unknown };

const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * Reads a body that has to be one JSON object in UTF-8. Refused, because each reader would make
 * something else of it: names that stand twice in one object, `__proto__`, half of a surrogate
 * pair; and what no call needs: great depth, hundreds of names.
 *
 * @returns null for what is refused
 */
export function parseJson(body: Uint8Array, limits = usualLimits): JsonObject | null {
  let text: string;
  let value: unknown;
  try {
    text = decoder.decode(body);
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(value)) return null;
  const names = countNames(value, 0, limits);
  // A name that stands twice is there once in the value, and twice in the text.
  return names !== null && names === countNamesOfText(text) ? value : null;
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** How many names all objects in `value` have together; null where something is refused. */
function countNames(value: unknown, depth: number, limits: BodyLimits): number | null {
  if (typeof value === "string") return value.isWellFormed() ? 0 : null;
  if (typeof value !== "object" || value === null) return 0;
  if (depth === limits.depth) return null;
  let total = 0;
  if (!Array.isArray(value)) {
    for (const name of Object.keys(value)) {
      if (name === "__proto__" || !name.isWellFormed()) return null;
      total += 1;
    }
  }
  for (const item of Object.values(value)) {
    const inside = countNames(item, depth + 1, limits);
    if (inside === null) return null;
    total += inside;
    if (total > limits.names) return null;
  }
  return total;
}

const quote = 34;
const backslash = 92;
const colon = 58;

/** Colons outside of texts, in what is known to be JSON: one behind each name. */
function countNamesOfText(text: string): number {
  let total = 0;
  let isInside = false;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (isInside) {
      if (unit === backslash) index++;
      else if (unit === quote) isInside = false;
    } else if (unit === quote) isInside = true;
    else if (unit === colon) total++;
  }
  return total;
}
