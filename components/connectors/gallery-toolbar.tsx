import { Search, X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { type Category, categories, categoryNames } from "@/lib/connectors/kit/category";
import { type Channel, channelNames, channels } from "@/lib/core/channel";
import { type GalleryFilter, maxQueryLength } from "./gallery-filter";

type GalleryToolbarProps = {
  filter: GalleryFilter;
  onChange: (part: Partial<GalleryFilter>) => void;
  /** Keys of the search box that move into what was found. */
  onLeave: (key: "ArrowDown" | "Enter") => void;
  searchRef: Ref<HTMLInputElement>;
};

const allOf = (what: string): ReactNode => (
  <span>
    All<span className="max-sm:sr-only"> {what}</span>
  </span>
);
const channelSegments: { value: Channel | "all"; label: ReactNode }[] = [
  { value: "all", label: allOf("channels") },
  ...channels.map((value) => ({ value, label: channelNames[value] })),
];
const categorySegments: { value: Category | "all"; label: ReactNode }[] = [
  { value: "all", label: allOf("kinds") },
  ...categories.map((value) => ({ value, label: categoryNames[value] })),
];

/** All kinds in one line of a phone. */
const fitsPhone = "max-sm:[&>label]:px-1.5";

/** One search box and two filters over everything on the page. */
export function GalleryToolbar({ filter, onChange, onLeave, searchRef }: GalleryToolbarProps) {
  function handleKey(event: KeyboardEvent) {
    // While an input method composes a word, its keys belong to it.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      onChange(filter.query === "" ? { channel: null, category: null } : { query: "" });
    } else if (event.key === "ArrowDown" || event.key === "Enter") {
      event.preventDefault();
      onLeave(event.key);
    }
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers before 2023 do not know <search>.
    <div role="search" className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-3">
      <span className="relative block min-w-56 flex-1 basis-64">
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted"
        />
        <Input
          ref={searchRef}
          type="search"
          name="q"
          aria-label="Search connectors and catalogue"
          aria-keyshortcuts="/"
          placeholder="Search by name, channel or use"
          autoComplete="off"
          spellCheck={false}
          maxLength={maxQueryLength}
          value={filter.query}
          onChange={(event) => onChange({ query: event.target.value })}
          onKeyDown={handleKey}
          className="px-8 [&::-webkit-search-cancel-button]:hidden"
        />
        <span className="absolute inset-y-0 right-1.5 flex items-center">
          {filter.query === "" ? (
            <Kbd aria-hidden="true" className="touch:hidden">
              /
            </Kbd>
          ) : (
            <ClearButton onClear={() => onChange({ query: "" })} />
          )}
        </span>
      </span>
      <SegmentedControl
        aria-label="Channel"
        className={fitsPhone}
        segments={channelSegments}
        value={filter.channel ?? "all"}
        onValueChange={(value) => onChange({ channel: value === "all" ? null : value })}
      />
      <SegmentedControl
        aria-label="Kind"
        className={fitsPhone}
        segments={categorySegments}
        value={filter.category ?? "all"}
        onValueChange={(value) => onChange({ category: value === "all" ? null : value })}
      />
    </div>
  );
}

function ClearButton({ onClear }: { onClear: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  function clear() {
    // This button goes away with the text; the focus belongs in the box then.
    button.current?.closest("[role=search]")?.querySelector("input")?.focus();
    onClear();
  }
  return (
    <Button
      ref={button}
      variant="ghost"
      size="icon-sm"
      className="size-6"
      aria-label="Clear the search"
      onClick={clear}
    >
      <X aria-hidden="true" />
    </Button>
  );
}

const typesText =
  "input, textarea, select, [contenteditable='true'], [role='dialog'] *, [role='menu'] *";

/** Calls `onSlash` when "/" is pressed where it would not type a slash. */
export function useSlashKey(onSlash: () => void): void {
  useEffect(() => {
    function handleKey(event: globalThis.KeyboardEvent) {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.matches(typesText)) return;
      event.preventDefault();
      onSlash();
    }
    window.addEventListener("keydown", handleKey);
    return () => window.removeEventListener("keydown", handleKey);
  }, [onSlash]);
}
