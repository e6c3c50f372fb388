import type { SandboxMessage } from "@/lib/sandbox/schema";

type Script = Extract<SandboxMessage, { channel: "voice" }>["script"];

/** What a call says, part after part as the provider is told, rounds included. */
export function SpokenSegments({ script }: { script: Script }) {
  return (
    <details className="mt-2 text-sm">
      <summary className="w-fit rounded-inner text-muted">Spoken segments</summary>
      <ol aria-label="Spoken segments" className="mt-2 flex flex-col gap-1">
        {script.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the script is the identity
          <li key={index} className="flex gap-3">
            <span className="w-14 shrink-0 text-muted">{kindOf(part)}</span>
            <span className="min-w-0 wrap-anywhere">
              {"say" in part && part.say}
              {"digits" in part && (
                <span className="font-mono tracking-widest">{[...part.digits].join(" ")}</span>
              )}
              {"pauseSeconds" in part && `${part.pauseSeconds} s`}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

function kindOf(part: Script[number]): string {
  if ("say" in part) return "Says";
  return "digits" in part ? "Digits" : "Pause";
}
