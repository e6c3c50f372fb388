import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { RelativeTime } from "@/components/ui/relative-time";
import type { AppError } from "@/lib/core/errors";

type TemplateConflictProps = {
  changed: AppError["changed"];
  /** The other version has arrived. */
  isLoaded: boolean;
  isSaving: boolean;
  onTakeTheirs: () => void;
  onSaveMine: () => void;
};

/** Somebody else saved first: the two ways on. Both versions are kept whichever is taken. */
export function TemplateConflict(props: TemplateConflictProps) {
  const { changed, isLoaded, isSaving, onTakeTheirs, onSaveMine } = props;
  return (
    <Callout
      tone="warning"
      role="alert"
      className="mb-5"
      title={
        <>
          {changed?.byName ?? "Somebody"} saved this template{" "}
          {changed && <RelativeTime value={changed.at} />}
        </>
      }
      actions={
        <>
          <Button size="sm" disabled={!isLoaded} onClick={onTakeTheirs}>
            Show theirs
          </Button>
          <Button size="sm" disabled={!isLoaded} pending={isSaving} onClick={onSaveMine}>
            Save mine over it
          </Button>
        </>
      }
    >
      Your changes are not saved. What you typed is still here, and theirs stays among the versions.
    </Callout>
  );
}
