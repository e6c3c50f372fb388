import { Button } from "@/components/ui/button";
import { gsmTwin, withTwins } from "@/lib/templates/gsm-twin";
import { countSegments } from "@/lib/templates/segments";

type TwinListProps = { body: string; onChange: (body: string) => void };

/** The characters of a text that make it need the long alphabet, each with its look-alike to take. */
export function TwinList({ body, onChange }: TwinListProps) {
  const { forcing } = countSegments(body);
  if (forcing.length === 0) return null;
  const replaceable = forcing.filter((character) => gsmTwin(character) !== null);
  return (
    <div className="text-sm">
      <p className="mb-1.5 text-muted">
        These make the message need the long alphabet, of which a segment holds less than half:
      </p>
      <ul className="flex flex-wrap gap-1.5">
        {forcing.map((character) => {
          const twin = gsmTwin(character);
          return (
            <li key={character}>
              {twin === null ? (
                <span className="inline-flex h-control-sm items-center gap-1.5 rounded-control bg-warning-soft px-2.5 text-warning-text">
                  <span className="font-mono">{shown(character)}</span>
                  has no look-alike
                </span>
              ) : (
                <Button size="sm" onClick={() => onChange(withTwins(body, character))}>
                  Replace <span className="font-mono">{shown(character)}</span>
                  {twin === "" ? (
                    "with nothing"
                  ) : (
                    <>
                      with <span className="font-mono">{shown(twin)}</span>
                    </>
                  )}
                </Button>
              )}
            </li>
          );
        })}
        {replaceable.length > 1 && (
          <li>
            <Button size="sm" variant="ghost" onClick={() => onChange(withTwins(body))}>
              Replace all {replaceable.length}
            </Button>
          </li>
        )}
      </ul>
    </div>
  );
}

const names: Record<string, string> = { " ": "a space", "\t": "a tab" };

/** Something to see for every character: spaces have names, the invisible have numbers. */
function shown(text: string): string {
  const name = names[text];
  if (name) return name;
  if (!/^[\p{Z}\p{C}]$/u.test(text)) return text;
  return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
