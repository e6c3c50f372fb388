"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CopyButton } from "@/components/ui/copy-button";
import { DialogDescription, DialogFooter, DialogTitle } from "@/components/ui/dialog";

type NewKeyProps = { projectId: string; managementKey: string; onDone: () => void };

/** A key that was made just now: the only time that anybody sees it. */
export function NewKey({ projectId, managementKey, onDone }: NewKeyProps) {
  const title = useRef<HTMLHeadingElement>(null);
  // The form that had the focus is gone.
  useEffect(() => title.current?.focus(), []);
  return (
    <>
      <DialogTitle ref={title} tabIndex={-1} className="outline-none">
        Your new key
      </DialogTitle>
      <DialogDescription>Put it where your program reads its secrets.</DialogDescription>
      <Callout tone="warning" title="It is shown this one time">
        Patchbay keeps only a hash of it. If it gets lost, create another and revoke this one.
      </Callout>
      <div className="flex items-center gap-2 rounded-control border bg-sunken py-1.5 pr-1.5 pl-2.5">
        <output aria-label="Key" className="min-w-0 flex-1 font-mono text-sm break-all">
          {managementKey}
        </output>
        <CopyButton value={managementKey} label="Copy key" />
      </div>
      <p className="text-sm text-muted">
        Send it as{" "}
        <code className="font-mono wrap-anywhere">
          Authorization: Bearer {projectId}:&lt;key&gt;
        </code>
        , or give it to the SDK as <code className="font-mono">managementKey</code>.
      </p>
      <DialogFooter>
        <Button variant="primary" onClick={onDone}>
          Done
        </Button>
      </DialogFooter>
    </>
  );
}
