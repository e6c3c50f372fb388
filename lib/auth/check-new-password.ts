import "server-only";
import { createHash } from "node:crypto";
import { commonPasswordMarks } from "./common-passwords";

const markLength = 8;
const marks = new Set(
  commonPasswordMarks.replaceAll("\n", "").match(new RegExp(`.{${markLength}}`, "g")),
);

const fold = (text: string) => text.normalize("NFKC").toLowerCase().trim();

/**
 * Why a password of fitting length is still refused, as a sentence; null if it is fine. What
 * attackers try first is refused: frequent passwords, the name of this program, what is known of the person.
 */
export function checkNewPassword(
  password: string,
  person: { name: string; email: string },
): string | null {
  const folded = fold(password);
  const mark = createHash("sha256").update(folded).digest("base64url").slice(0, markLength);
  if (marks.has(mark)) return "This password is among the most used ones. Choose another.";
  const known = [person.email, person.email.split("@")[0] ?? "", person.name, "patchbay"];
  if (known.some((text) => fold(text) === folded))
    return "This password is easy to guess from what is known of you. Choose another.";
  return null;
}
