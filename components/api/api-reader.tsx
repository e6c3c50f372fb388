"use client";

import { Search } from "lucide-react";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
import { useSlashKey } from "@/components/connectors/gallery-toolbar";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { foldText } from "@/lib/core/fold-text";

const languages = ["curl", "node", "web"] as const;
type Language = (typeof languages)[number];
export const languageNames = { curl: "curl", node: "Node", web: "Web" } as const;

type Reading = { words: readonly string[]; language: Language };

const ReadingContext = createContext<Reading>({ words: [], language: "curl" });

/** What is searched for and which language the examples are in. */
export const useReading = (): Reading => useContext(ReadingContext);

/** Whether a text, folded, holds every word. */
export const holdsAll = (text: string, words: readonly string[]): boolean =>
  words.every((word) => text.includes(word));

type ApiReaderProps = {
  /** A folded text for each call, by which it is found. */
  texts: readonly string[];
  children: ReactNode;
};

/** Search box and choice of language over the calls, which are drawn by the server. */
export function ApiReader({ texts, children }: ApiReaderProps) {
  const [query, setQuery] = useState("");
  const [language, setLanguage] = useState<Language>("curl");
  const box = useRef<HTMLInputElement>(null);
  const words = foldText(query).split(/\s+/).filter(Boolean);
  const found = texts.filter((text) => holdsAll(text, words)).length;
  useSlashKey(useCallback(() => box.current?.focus(), []));
  useOpenTarget();
  return (
    <ReadingContext value={{ words, language }}>
      {/* biome-ignore lint/a11y/useSemanticElements: browsers before 2023 do not know <search>. */}
      <div role="search" className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="relative block min-w-56 flex-1 basis-64">
          <Search
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted"
          />
          <Input
            ref={box}
            type="search"
            aria-label="Search the calls"
            aria-keyshortcuts="/"
            placeholder="Search by path, field or error code"
            autoComplete="off"
            spellCheck={false}
            maxLength={100}
            className="px-8"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
          {query === "" && (
            <Kbd
              aria-hidden="true"
              className="absolute top-1/2 right-1.5 -translate-y-1/2 touch:hidden"
            >
              /
            </Kbd>
          )}
        </span>
        <SegmentedControl
          aria-label="Language of the examples"
          value={language}
          onValueChange={setLanguage}
          segments={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
        <p role="status" className="min-h-5 w-full text-sm text-muted">
          {words.length > 0 && found > 0 && `${found} of ${texts.length} calls`}
          {found === 0 && "No call has all of these words."}
        </p>
      </div>
      {children}
      {found === 0 && (
        <Button
          onClick={() => {
            setQuery("");
            box.current?.focus();
          }}
        >
          Show all calls
        </Button>
      )}
    </ReadingContext>
  );
}

/** Opens the call that the address points to. */
function useOpenTarget(): void {
  useEffect(() => {
    const open = () => {
      const target = document.getElementById(window.location.hash.slice(1));
      if (!(target instanceof HTMLDetailsElement)) return;
      target.open = true;
      target.scrollIntoView({ block: "start" });
    };
    open();
    window.addEventListener("hashchange", open);
    return () => window.removeEventListener("hashchange", open);
  }, []);
}
