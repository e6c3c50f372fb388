import { Fragment } from "react";
import { isGsm } from "@/lib/templates/segments";

/** A text message with the characters marked that make it need the long alphabet. */
export function MarkedText({ text }: { text: string }) {
  return runs(text).map(({ text: run, isLong }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a run of letters has no identity but its place
    <Fragment key={index}>
      {isLong ? (
        <mark className="rounded-inner bg-warning-soft text-warning-text underline decoration-dotted">
          {run}
        </mark>
      ) : (
        run
      )}
    </Fragment>
  ));
}

/** The text cut where characters inside and outside the short alphabet meet. */
function runs(text: string): { text: string; isLong: boolean }[] {
  const found: { text: string; isLong: boolean }[] = [];
  for (const character of text) {
    const last = found.at(-1);
    const isLong = !isGsm(character);
    if (last?.isLong === isLong) last.text += character;
    else found.push({ text: character, isLong });
  }
  return found;
}
