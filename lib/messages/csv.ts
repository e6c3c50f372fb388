/** Begins a file so that spreadsheets read it as UTF-8. */
export const byteOrderMark = "\uFEFF";

/** A phone number alone computes to itself; everything else that begins like a formula is told apart. */
const looksLikeFormula = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/;
const isNumber = /^\+\d+$/;

/**
 * One line of a CSV file (RFC 4180). A cell that a spreadsheet would take for a formula gets an
 * apostrophe in front: names of connectors are anybody's text.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(value: string | number | null): string {
  if (value === null) return "";
  const text = String(value);
  if (typeof value === "number") return text;
  const safe = looksLikeFormula.test(text) && !isNumber.test(text) ? `'${text}` : text;
  return /[",\r\n;\t]/.test(safe) || safe !== safe.trim()
    ? `"${safe.replaceAll('"', '""')}"`
    : safe;
}
