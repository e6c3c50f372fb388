"use client";

import { Dialog, DialogContent, DialogDescription, DialogTitle } from "@/components/ui/dialog";
import { PublishForm, type PublishFormProps } from "./publish-form";

export type PublishDialogProps = Omit<PublishFormProps, "onClose"> & {
  isOpen: boolean;
  onClose: () => void;
};

/** Makes a version of the draft: what is wrong with it, what changes, and a note for later readers. */
export function PublishDialog({ isOpen, onClose, ...props }: PublishDialogProps) {
  return (
    <Dialog open={isOpen} onOpenChange={(next) => !next && onClose()}>
      <DialogContent className="max-w-3xl">
        <DialogTitle>Publish {props.flow.name}</DialogTitle>
        <DialogDescription>
          {props.flow.published
            ? `New runs get version ${nextNumber(props.flow)}. Runs that have begun stay with theirs.`
            : "From now on the flow can be run by its address and by the API."}
        </DialogDescription>
        <PublishForm {...props} onClose={onClose} />
      </DialogContent>
    </Dialog>
  );
}

const nextNumber = ({ versions }: PublishFormProps["flow"]) => (versions[0]?.number ?? 0) + 1;
