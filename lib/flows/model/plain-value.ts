/** Control, formatting and direction characters, which could hide or reorder what a person reads. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

const longest = 200;

/** A value as it may stand in a message: visible, on one line, and not without end. */
export const plainValue = (value: string): string =>
  [...value.replace(/\s+/g, " ").replace(invisible, "")].slice(0, longest).join("");
