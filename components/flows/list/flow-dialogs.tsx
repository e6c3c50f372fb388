import type { FlowSummary } from "@/lib/flows/schema";
import { DeleteFlowDialog } from "./delete-flow-dialog";
import { DuplicateFlowDialog } from "./duplicate-flow-dialog";
import type { FlowListActions, LibraryTile } from "./flow-actions";
import { ImportFlowDialog } from "./import-flow-dialog";
import { NewFlowDialog } from "./new-flow-dialog";

/** What the page asks at the moment. */
export type OpenDialog =
  | { kind: "new" | "import" }
  | { kind: "duplicate" | "delete"; flow: FlowSummary };

type FlowDialogsProps = {
  projectSlug: string;
  open: OpenDialog | null;
  onClose: () => void;
  flows: readonly FlowSummary[];
  library: readonly LibraryTile[];
  actions: FlowListActions;
  /** A flow with this key is there now. */
  onMade: (key: string) => void;
};

/** The questions of the Flows page, of which one is open at most. */
export function FlowDialogs(props: FlowDialogsProps) {
  const { projectSlug, open, onClose, flows, library, actions, onMade } = props;
  const takenKeys = flows.map(({ key }) => key);
  const flowOf = (kind: "duplicate" | "delete") =>
    open && open.kind === kind && "flow" in open ? open.flow : null;
  return (
    <>
      {actions.create && (
        <NewFlowDialog
          isOpen={open?.kind === "new"}
          onClose={onClose}
          library={library}
          takenKeys={takenKeys}
          create={actions.create}
          onCreated={onMade}
        />
      )}
      {actions.importFile && (
        <ImportFlowDialog
          isOpen={open?.kind === "import"}
          onClose={onClose}
          importFile={actions.importFile}
          onImported={onMade}
        />
      )}
      {actions.duplicate && (
        <DuplicateFlowDialog
          flow={flowOf("duplicate")}
          takenKeys={takenKeys}
          duplicate={actions.duplicate}
          onClose={onClose}
          onCreated={onMade}
        />
      )}
      {actions.remove && (
        <DeleteFlowDialog
          projectSlug={projectSlug}
          flow={flowOf("delete")}
          remove={actions.remove}
          onClose={onClose}
        />
      )}
    </>
  );
}
