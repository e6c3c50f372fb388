import { EmptyState } from "@/components/shell/empty-state";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import type { ConnectorPaths } from "./connector-paths";
import type { GalleryType } from "./gallery-model";

type NoMatchProps = {
  query: string;
  /** Whether a channel or kind is chosen besides the query. */
  hasFilter: boolean;
  /** The type that reaches any service, if the catalogue has one. */
  anyService: GalleryType | null;
  paths: ConnectorPaths;
  onClear: () => void;
};

/** Nothing was found, and what to do about it. */
export function NoMatch({ query, hasFilter, anyService, paths, onClear }: NoMatchProps) {
  const asked = query.trim();
  return (
    <EmptyState
      action={
        <span className="flex flex-wrap justify-center gap-2">
          <Button onClick={onClear}>
            {hasFilter ? "Clear search and filters" : "Clear search"}
          </Button>
          {anyService && (
            <LinkButton href={paths.newOf(anyService.id)}>Set up {anyService.name}</LinkButton>
          )}
        </span>
      }
    >
      {asked === "" ? "Nothing fits these filters." : `Nothing matches “${asked}”.`}{" "}
      {anyService
        ? `Try another word, or reach your provider through the ${anyService.name}.`
        : "Try another word."}
    </EmptyState>
  );
}
