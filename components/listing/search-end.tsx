import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";

type SearchEndProps = {
  /** "messages" */
  what: string;
  /** Set when the search stopped there before the page was full. */
  searchedBackTo: string | null;
  isPending: boolean;
  onMore: () => void;
};

/** Below the rows: how far the search came, and the way on. */
export function SearchEnd({ what, searchedBackTo, isPending, onMore }: SearchEndProps) {
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-3 gap-y-2">
      <Button pending={isPending} onClick={onMore}>
        {searchedBackTo ? "Search further back" : `Show older ${what}`}
      </Button>
      {searchedBackTo && (
        <p role="status" className="text-sm text-muted">
          Searched as far back as <RelativeTime value={searchedBackTo} />.
        </p>
      )}
    </div>
  );
}
