import { Search } from "lucide-react";
import { useCallback, useRef } from "react";
import { useSlashKey } from "@/components/connectors/gallery-toolbar";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";

type FlowSearchProps = { query: string; onChange: (query: string) => void };

/** Finds flows by name, id and description. */
export function FlowSearch({ query, onChange }: FlowSearchProps) {
  const box = useRef<HTMLInputElement>(null);
  useSlashKey(useCallback(() => box.current?.focus(), []));
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers before 2023 do not know <search>.
    <div role="search" className="relative mb-4">
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted"
      />
      <Input
        ref={box}
        type="search"
        name="q"
        aria-label="Search flows"
        aria-keyshortcuts="/"
        placeholder="Name, id or description"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={query}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && !event.nativeEvent.isComposing) onChange("");
        }}
        className="px-8"
      />
      {query === "" && (
        <Kbd
          aria-hidden="true"
          className="absolute top-1/2 right-1.5 -translate-y-1/2 touch:hidden"
        >
          /
        </Kbd>
      )}
    </div>
  );
}
