import { Search } from "lucide-react";
import { type KeyboardEvent, useCallback, useRef } from "react";
import { useSlashKey } from "@/components/connectors/gallery-toolbar";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { maxQueryLength, type UserFilter, userKinds } from "./user-filter";

type UsersToolbarProps = {
  filter: UserFilter;
  /** Who sees masked numbers finds them whole or by their last four digits. */
  isMasked: boolean;
  onChange: (part: Partial<UserFilter>) => void;
};

/** Search box and filter above the list. */
export function UsersToolbar({ filter, isMasked, onChange }: UsersToolbarProps) {
  const box = useRef<HTMLInputElement>(null);
  useSlashKey(useCallback(() => box.current?.focus(), []));

  function handleKey(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onChange({ query: "" });
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers before 2023 do not know <search>.
    <div role="search" className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-3">
      <span className="relative block min-w-56 flex-1 basis-64">
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted"
        />
        <Input
          ref={box}
          type="search"
          name="q"
          aria-label="Search users"
          aria-keyshortcuts="/"
          placeholder={
            isMasked ? "Name, login id or last four digits" : "Name, login id or last digits"
          }
          autoComplete="off"
          spellCheck={false}
          maxLength={maxQueryLength}
          value={filter.query}
          onChange={(event) => onChange({ query: event.target.value })}
          onKeyDown={handleKey}
          className="px-8 text-ellipsis"
        />
        {filter.query === "" && (
          <Kbd
            aria-hidden="true"
            className="absolute top-1/2 right-1.5 -translate-y-1/2 touch:hidden"
          >
            /
          </Kbd>
        )}
      </span>
      <SegmentedControl
        aria-label="Kind of user"
        segments={userKinds}
        value={filter.kind}
        onValueChange={(kind) => onChange({ kind })}
      />
    </div>
  );
}
