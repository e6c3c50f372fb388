import { foldText } from "@/lib/core/fold-text";
import { isOneEditFromPrefix } from "./one-edit";

/** One thing to find. Its position in the list given to `buildSearchIndex` is its identity. */
export type Searchable = {
  name: string;
  /** Descriptions: what a person reads on the tile or row. */
  texts: readonly string[];
  /** Words that are not shown, but that a person may think of. */
  synonyms: readonly string[];
};

export type SearchIndex = {
  /** Folded names, by position. */
  names: readonly string[];
  /** Every word of every entry, sorted. */
  words: readonly string[];
  /** For each word where it occurs: position × 4 + tier. */
  postings: readonly Int32Array[];
};

export type SearchResult = {
  /** Positions of what was found, best first; equally good ones in their own order. */
  positions: readonly number[];
  /** Nothing matched as written: these match when one slip a word is forgiven. */
  isForgiven: boolean;
};

/** How well a word of the query fits; a smaller number is better. */
const nameWord = 1;
const textWord = 2;
const synonymWord = 3;
const insideName = 4;
const slip = 5;
const none = 255;

/** Shorter words are all one slip away from each other. */
const minSlipLength = 4;

export function buildSearchIndex(entries: readonly Searchable[]): SearchIndex {
  const tiers = new Map<string, Map<number, number>>();
  const put = (text: string, position: number, tier: number) => {
    for (const word of wordsOf(text)) {
      const known = tiers.get(word) ?? new Map<number, number>();
      tiers.set(word, known);
      // Tiers are put in from the best, so the first one stays.
      if (!known.has(position)) known.set(position, tier);
    }
  };
  entries.forEach(({ name, texts, synonyms }, position) => {
    put(name, position, nameWord);
    for (const text of texts) put(text, position, textWord);
    for (const synonym of synonyms) put(synonym, position, synonymWord);
  });
  const sorted = [...tiers].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    names: entries.map(({ name }) => foldText(name).trim()),
    words: sorted.map(([word]) => word),
    postings: sorted.map(([, known]) =>
      Int32Array.from(known, ([position, tier]) => position * 4 + tier),
    ),
  };
}

/**
 * What matches every word of the query, by prefix; case and accents do not matter. An empty query
 * matches everything. Order: the name begins with the query, then by where its words were found:
 * words of the name, of the descriptions, synonyms, inside a word of the name. One slip a word is
 * forgiven only when nothing matches as written: otherwise "mail" would always bring "Main" along.
 */
export function search(index: SearchIndex, query: string): SearchResult {
  const terms = termsOf(query);
  if (terms.length === 0)
    return { positions: index.names.map((_, position) => position), isForgiven: false };
  const exact = rank(index, query, terms, false);
  if (exact.length > 0) return { positions: exact, isForgiven: false };
  return { positions: rank(index, query, terms, true), isForgiven: true };
}

function rank(
  index: SearchIndex,
  query: string,
  terms: readonly string[][],
  mayForgive: boolean,
): number[] {
  const total = new Uint16Array(index.names.length);
  for (const parts of terms) {
    const scores = scoreParts(index, parts, mayForgive);
    for (let position = 0; position < total.length; position += 1)
      total[position] = add(total[position] ?? none, scores[position] ?? none);
  }
  const start = foldText(query).trim();
  const found: number[] = [];
  for (let position = 0; position < total.length; position += 1) {
    if (total[position] === none) continue;
    if (index.names[position]?.startsWith(start)) total[position] = 0;
    found.push(position);
  }
  return found.sort((a, b) => (total[a] ?? 0) - (total[b] ?? 0) || a - b);
}

const add = (sum: number, score: number): number =>
  sum === none || score === none ? none : Math.min(sum + score, none - 1);

/** A hyphenated word matches written as one ("email") or by its parts ("text-message"). */
function scoreParts(index: SearchIndex, parts: readonly string[], mayForgive: boolean): Uint8Array {
  const joined = scoreTerm(index, parts.join(""), mayForgive);
  if (parts.length < 2) return joined;
  const each = parts.map((part) => scoreTerm(index, part, mayForgive));
  return joined.map((score, position) =>
    Math.min(score, Math.max(...each.map((scores) => scores[position] ?? none))),
  );
}

function scoreTerm(index: SearchIndex, term: string, mayForgive: boolean): Uint8Array {
  const scores = new Uint8Array(index.names.length).fill(none);
  const { words, postings, names } = index;
  for (let at = lowerBound(words, term); words[at]?.startsWith(term); at += 1)
    for (const posting of postings[at] ?? []) lower(scores, posting >> 2, posting & 3);
  // One or two Latin letters are inside nearly every name; in other scripts they can be a word.
  if (term.length > 2 || !/^[a-z0-9]*$/.test(term))
    for (let position = 0; position < names.length; position += 1)
      if (names[position]?.includes(term)) lower(scores, position, insideName);
  if (mayForgive && term.length >= minSlipLength)
    for (let at = 0; at < words.length; at += 1)
      if (isOneEditFromPrefix(term, words[at] ?? ""))
        for (const posting of postings[at] ?? []) lower(scores, posting >> 2, slip);
  return scores;
}

function lower(scores: Uint8Array, position: number, score: number): void {
  if (score < (scores[position] ?? 0)) scores[position] = score;
}

/** The first place in the sorted list whose word is not before `term`. */
function lowerBound(words: readonly string[], term: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? "") < term) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The words of a text, each as its parts between signs; a word of signs alone is its own part. */
const termsOf = (text: string): string[][] =>
  foldText(text)
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => {
      const parts = word.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
      return parts.length > 0 ? parts : [word];
    });

/** Words to find a text by: the parts of each word and, where signs part it, the whole. */
const wordsOf = (text: string): string[] =>
  termsOf(text).flatMap((parts) => (parts.length > 1 ? [...parts, parts.join("")] : parts));
