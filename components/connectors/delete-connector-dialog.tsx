import { useMutation } from "@tanstack/react-query";
import { type MouseEvent, useState } from "react";
import { confirmed } from "@/components/auth/confirmed";
import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogTitle,
} from "@/components/ui/alert-dialog";
import { Callout } from "@/components/ui/callout";
import { DialogFooter } from "@/components/ui/dialog";
import { Field, FieldHelp, FieldLabel } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { toast } from "@/components/ui/toast-store";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import type { ConnectorUse } from "@/lib/usage/list-connector-uses";
import type { ConnectorPaths } from "./connector-paths";
import { type GalleryConnector, readyChannels } from "./gallery-model";
import { UseList } from "./used-by";

/** Server actions, bound to the project. */
export type DeleteConnectorActions = {
  removeConnector: (input: { connectorId: string }) => Promise<Result<unknown, AppError>>;
  /** Puts the other connector in every place that uses this one: all of them or none. */
  replaceConnector: (input: {
    connectorId: string;
    replacementId: string;
  }) => Promise<Result<unknown, AppError>>;
};

type DeleteConnectorDialogProps = {
  /** The dialog is open while there is one. */
  connector: GalleryConnector | null;
  uses: readonly ConnectorUse[];
  connectors: readonly GalleryConnector[];
  paths: ConnectorPaths;
  onClose: () => void;
} & DeleteConnectorActions;

/** Asks before a connector is deleted; one in use must be replaced where it is used. */
export function DeleteConnectorDialog({
  connector,
  onClose,
  ...props
}: DeleteConnectorDialogProps) {
  return (
    <AlertDialog open={connector !== null} onOpenChange={(open) => !open && onClose()}>
      {connector && (
        <AlertDialogContent>
          <Question key={connector.id} connector={connector} onClose={onClose} {...props} />
        </AlertDialogContent>
      )}
    </AlertDialog>
  );
}

function Question({
  connector,
  uses,
  connectors,
  paths,
  onClose,
  removeConnector,
  replaceConnector,
}: DeleteConnectorDialogProps & { connector: GalleryConnector }) {
  const [replacementId, setReplacementId] = useState("");
  const isUsed = uses.length > 0;
  const candidates = isUsed ? substitutes(connector, uses, connectors) : [];
  const removal = useMutation({
    async mutationFn() {
      const connectorId = connector.id;
      if (isUsed) {
        const replaced = await replaceConnector({ connectorId, replacementId });
        if (!replaced.ok) return replaced;
      }
      return confirmed(() => removeConnector({ connectorId }));
    },
    onSuccess(result) {
      if (!result.ok) return;
      toast({ tone: "success", title: "Connector deleted", description: connector.name });
      onClose();
    },
  });
  const failure = removal.data && !removal.data.ok ? whyNot(removal.data.error) : null;

  function confirm(event: MouseEvent) {
    // Otherwise the dialog would close before the answer is known.
    event.preventDefault();
    if (!removal.isPending) removal.mutate();
  }

  return (
    <>
      <AlertDialogTitle className="break-words">Delete {connector.name}?</AlertDialogTitle>
      <AlertDialogDescription>
        {isUsed
          ? "It is in use. Choose what takes its place first."
          : "Its settings, secrets and test results are deleted for good."}
      </AlertDialogDescription>
      {isUsed && (
        <>
          <div className="rounded-card border p-1">
            <UseList uses={uses} paths={paths} />
          </div>
          {candidates.length > 0 ? (
            <Field>
              <FieldLabel htmlFor="replace-by">Replace everywhere with</FieldLabel>
              <NativeSelect
                id="replace-by"
                value={replacementId}
                onChange={(event) => setReplacementId(event.target.value)}
              >
                <option value="">Choose a connector</option>
                {candidates.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </NativeSelect>
              <FieldHelp>
                {uses.some(({ kind }) => kind === "flow") &&
                  "Published flows get a new version with the other connector. "}
                Its settings, secrets and test results are deleted for good after that.
              </FieldHelp>
            </Field>
          ) : (
            <Callout tone="warning">
              No other connector can do what this one does. Set one up first.
            </Callout>
          )}
        </>
      )}
      {failure && (
        <Callout tone="danger" role="alert">
          {failure}
        </Callout>
      )}
      {removal.isError && (
        <Callout tone="danger" role="alert">
          Patchbay did not answer. Check the connection and try again.
        </Callout>
      )}
      <DialogFooter>
        <AlertDialogCancel>Cancel</AlertDialogCancel>
        {(!isUsed || candidates.length > 0) && (
          <AlertDialogAction
            onClick={confirm}
            disabled={isUsed && replacementId === ""}
            aria-busy={removal.isPending || undefined}
          >
            {isUsed ? "Replace and delete" : "Delete"}
          </AlertDialogAction>
        )}
      </DialogFooter>
    </>
  );
}

/** The field's own reason says more than the sentence about all fields. */
const whyNot = ({ text, fields = {} }: AppError): string => Object.values(fields)[0] ?? text;

/** Connectors that can carry every channel this one is used for. */
const substitutes = (
  connector: GalleryConnector,
  uses: readonly ConnectorUse[],
  connectors: readonly GalleryConnector[],
): GalleryConnector[] => {
  return connectors.filter((other) => {
    const able = readyChannels(other);
    return other.id !== connector.id && uses.every(({ channel }) => able.includes(channel));
  });
};
