import type { FlowDocument } from "./document";

/** Keys that stand first in a step, for readers; all others follow by name. */
const first = ["kind", "name", "note", "at", "config", "errors", "to"];

/**
 * The same document with its keys in one order, so that equal documents are equal files, and a file
 * that was read and written is the same again.
 */
export function orderedDocument({ format, steps, names }: FlowDocument): FlowDocument {
  const ids = Object.keys(steps).sort(byName);
  // `start` is where a reader begins.
  const inOrder = ["start", ...ids.filter((id) => id !== "start")];
  // Reordering takes no key away.
  return {
    format,
    steps: Object.fromEntries(inOrder.map((id) => [id, ordered(steps[id], first)])),
    names: ordered(names, []),
  } as FlowDocument;
}

const byName = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

function ordered(value: unknown, leading: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((each) => ordered(each, []));
  if (typeof value !== "object" || value === null) return value;
  const rank = (key: string) => {
    const place = leading.indexOf(key);
    return place === -1 ? leading.length : place;
  };
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([one], [other]) => rank(one) - rank(other) || byName(one, other))
      .map(([key, inner]) => [key, ordered(inner, [])]),
  );
}
