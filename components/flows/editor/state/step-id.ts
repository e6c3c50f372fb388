const longest = 40;

/**
 * A readable id for a step that nobody has yet: "Send code" becomes "send-code", the next one
 * "send-code-2".
 */
export function newStepId(label: string, isTaken: (id: string) => boolean): string {
  const words = label
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[-0-9]+/, "");
  const base = cut(words, longest) || "step";
  for (let number = 2, id = base; ; number += 1) {
    if (!isTaken(id)) return id;
    const ending = `-${number}`;
    id = `${cut(base, longest - ending.length)}${ending}`;
  }
}

/** The base of an id that ends in a number, so that copies of copies count on. */
export const withoutNumber = (id: string): string => id.replace(/-\d+$/, "") || id;

const cut = (text: string, length: number): string => text.slice(0, length).replace(/-+$/, "");
