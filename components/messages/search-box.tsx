"use client";

import { Search, X } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useSlashKey } from "@/components/connectors/gallery-toolbar";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";

/** Long enough for the next digit, and for Safari, which counts changes of the address. */
const quietMs = 350;

type SearchBoxProps = {
  /** What stands in the address. */
  value: string;
  onChange: (value: string) => void;
  /** What is missing, or what was left out. */
  note: string | null;
};

/** Finds messages by the end of a number or by an address; asks once the typing pauses. */
export function SearchBox({ value, onChange, note }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  if (value !== known) {
    // The back button, a link, or our own change that came back.
    setKnown(value);
    if (value !== text.trim()) setText(value);
  }
  useSlashKey(useCallback(() => input.current?.focus(), []));

  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => onChange(text.trim()), quietMs);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);

  function clear() {
    setText("");
    onChange("");
    input.current?.focus();
  }

  return (
    <div className="min-w-40 flex-1 basis-40 max-sm:basis-full">
      <span className="relative block">
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted"
        />
        <Input
          ref={input}
          type="search"
          name="q"
          aria-label="Search by last digits or e-mail address"
          aria-keyshortcuts="/"
          aria-describedby={note ? "search-note" : undefined}
          placeholder="Last digits or e-mail address"
          autoComplete="off"
          spellCheck={false}
          maxLength={254}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === "Enter") onChange(text.trim());
            if (event.key === "Escape" && text !== "") clear();
          }}
          className="px-8 [&::-webkit-search-cancel-button]:hidden"
        />
        <span className="absolute inset-y-0 right-1.5 flex items-center">
          {text === "" ? (
            <Kbd aria-hidden="true" className="touch:hidden">
              /
            </Kbd>
          ) : (
            <Button
              variant="ghost"
              size="icon-sm"
              className="size-6"
              aria-label="Clear the search"
              onClick={clear}
            >
              <X aria-hidden="true" />
            </Button>
          )}
        </span>
      </span>
      <p id="search-note" role="status" className="text-sm text-muted">
        {note && <span className="block pt-1">{note}</span>}
      </p>
    </div>
  );
}
