import type { Route } from "next";
import { EmptyState } from "@/components/shell/empty-state";
import { Button, buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { LinkButton } from "@/components/ui/link-button";

type NoRunsProps = {
  /** Nobody has ever begun one. */
  isEmpty: boolean;
  /** Address of the page that end users go through; null where it refuses them. */
  hostedHref: string | null;
  editorHref: Route;
  onClear: () => void;
};

/** Where the rows would stand: why there are none, and the next step. */
export function NoRuns({ isEmpty, hostedHref, editorHref, onClear }: NoRunsProps) {
  if (!isEmpty)
    return (
      <EmptyState action={<Button onClick={onClear}>Clear filters</Button>}>
        No run matches the filters.
      </EmptyState>
    );
  if (hostedHref === null)
    return (
      <EmptyState
        action={
          <LinkButton href={editorHref} variant="primary">
            Open the flow
          </LinkButton>
        }
      >
        Nobody can go through this flow: it is not published, or switched off. Runs appear here once
        somebody has.
      </EmptyState>
    );
  return (
    <EmptyState
      action={
        <a
          href={hostedHref}
          target="_blank"
          rel="noreferrer"
          className={cn(buttonVariants({ variant: "primary" }), "hover:bg-accent-hover")}
        >
          Open its page in a new tab
        </a>
      }
    >
      Nobody has gone through this flow yet. Each run appears here as soon as it begins.
    </EmptyState>
  );
}
