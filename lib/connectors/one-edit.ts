/**
 * Whether `term` is the beginning of `word` but for one slip: a letter too many, missing, wrong, or
 * two neighbours swapped. The beginning, because a person is still typing. Exact in linear time:
 * up to the first difference there is nothing to choose.
 */
export function isOneEditFromPrefix(term: string, word: string): boolean {
  let at = 0;
  while (at < term.length && term[at] === word[at]) at += 1;
  if (at === term.length) return true;
  const rest = term.slice(at + 1);
  return (
    word.startsWith(rest, at + 1) ||
    word.startsWith(rest, at) ||
    word.startsWith(term.slice(at), at + 1) ||
    isSwapped(term, word, at)
  );
}

const isSwapped = (term: string, word: string, at: number): boolean =>
  at + 1 < term.length &&
  term[at] === word[at + 1] &&
  term[at + 1] === word[at] &&
  word.startsWith(term.slice(at + 2), at + 2);
