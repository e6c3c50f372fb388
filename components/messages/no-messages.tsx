import type { Route } from "next";
import { EmptyState } from "@/components/shell/empty-state";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";

type NoMessagesProps = {
  /** Nothing was ever sent in this project. */
  isEmpty: boolean;
  /** The search box holds nothing that could be looked for; it says so itself. */
  isUnusable: boolean;
  searchedBackTo: string | null;
  otpHref: Route;
  onClear: () => void;
};

/** Where the rows would stand: why there are none, and the next step. */
export function NoMessages({
  isEmpty,
  isUnusable,
  searchedBackTo,
  otpHref,
  onClear,
}: NoMessagesProps) {
  if (isEmpty)
    return (
      <EmptyState
        action={
          <LinkButton href={otpHref} variant="primary">
            Send a test code
          </LinkButton>
        }
      >
        Nothing was sent yet. Each code that goes out appears here, with what became of it.
      </EmptyState>
    );
  return (
    <EmptyState action={<Button onClick={onClear}>Clear search and filters</Button>}>
      {isUnusable
        ? "Nothing can be found by what was typed."
        : searchedBackTo
          ? "Nothing matches among the newest messages."
          : "No message matches the search and filters."}
    </EmptyState>
  );
}
