import { foldText } from "@/lib/core/fold-text";

/** A flow's id made of its name: "Sign up or in" becomes "sign-up-or-in". A number tells twins apart. */
export function proposeKey(name: string, taken: readonly string[]): string {
  const base =
    foldText(name)
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 50)
      .replace(/-+$/, "") || "flow";
  const used = new Set(taken);
  for (let number = 1; ; number++) {
    const key = number === 1 ? base : `${base}-${number}`;
    if (!used.has(key)) return key;
  }
}
