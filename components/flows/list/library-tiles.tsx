import { Search } from "lucide-react";
import { useMemo, useState } from "react";
import { Input } from "@/components/ui/input";
import { foldText } from "@/lib/core/fold-text";
import type { LibraryTile } from "./flow-actions";

type LibraryTilesProps = {
  library: readonly LibraryTile[];
  onChoose: (tile: LibraryTile | "empty") => void;
};

const tileLook =
  "flex h-full w-full flex-col gap-1 rounded-card border bg-surface p-3 text-left transition-colors hover:border-accent";

/** What a flow can begin with; the search reads names, lines and further words. */
export function LibraryTiles({ library, onChoose }: LibraryTilesProps) {
  const [query, setQuery] = useState("");
  const found = useMemo(() => {
    const words = foldText(query).split(/\s+/).filter(Boolean);
    return library.filter(({ name, summary, keywords }) => {
      const text = foldText(`${name} ${summary} ${keywords}`);
      return words.every((word) => text.includes(word));
    });
  }, [library, query]);
  return (
    <div className="space-y-3">
      <span className="relative block">
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted"
        />
        <Input
          type="search"
          aria-label="Search the library"
          placeholder="Search: SMS, call, step-up, order …"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          className="pl-8"
        />
      </span>
      <ul className="grid gap-3 sm:grid-cols-2">
        <li>
          <button type="button" className={tileLook} onClick={() => onChoose("empty")}>
            <span className="font-semibold">Empty flow</span>
            <span className="text-sm text-muted">A start and an end.</span>
          </button>
        </li>
        {found.map((tile) => (
          <li key={tile.id}>
            <button type="button" className={tileLook} onClick={() => onChoose(tile)}>
              <span className="font-semibold">{tile.name}</span>
              <span className="text-sm text-muted">{tile.summary}</span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="text-sm text-muted">
        {found.length === 0 && "Nothing in the library fits. An empty flow can become anything."}
      </p>
    </div>
  );
}
