import { countSegments } from "@/lib/templates/segments";

/** What a carrier will count for the longest form of a text. */
export function SegmentMeter({ text }: { text: string }) {
  const { encoding, segments, used, room, forcing } = countSegments(text);
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
      <dt className="text-muted">Segments</dt>
      <dd className="tabular-nums">{segments}</dd>
      <dt className="text-muted">Characters</dt>
      <dd className="tabular-nums">
        {used} of {room}
      </dd>
      <dt className="text-muted">Alphabet</dt>
      <dd>
        {encoding}
        {forcing.length > 0 && (
          <>
            {" because of "}
            {forcing.map((character) => (
              <code
                key={character}
                className="mr-1 rounded-control bg-warning-soft px-1 text-warning-text"
              >
                {character}
              </code>
            ))}
          </>
        )}
      </dd>
    </dl>
  );
}
