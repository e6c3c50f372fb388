import { Fragment } from "react";

type SpokenPart = { say: string } | { digits: string } | { pauseSeconds: number };

/** A call as text: sentences, digits spoken one by one, pauses. */
export function SpokenPreview({ script }: { script: readonly SpokenPart[] }) {
  const rounds = script.filter((part) => "pauseSeconds" in part).length;
  const pause = script.findIndex((part) => "pauseSeconds" in part);
  // A script without a pause is said once, as a whole.
  const once = pause < 0 ? script : script.slice(0, pause);
  return (
    <div className="rounded-card bg-sunken px-3 py-2">
      <p className="wrap-anywhere">
        {once.map((part, index) => (
          // A script is a fixed sequence without identity of its own; it is never reordered.
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the script is the identity
          <Fragment key={index}>
            {index > 0 && " "}
            {"say" in part && part.say}
            {"digits" in part && (
              <span className="font-mono tracking-widest">{[...part.digits].join(" ")}</span>
            )}
          </Fragment>
        ))}
      </p>
      {rounds > 1 && (
        <p className="mt-2 text-sm text-muted">Spoken {rounds} times, with a pause in between.</p>
      )}
    </div>
  );
}
