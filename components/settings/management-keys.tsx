"use client";

import { useState } from "react";
import { EmptyState } from "@/components/shell/empty-state";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusLabel } from "@/components/ui/status-label";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { ManagementKeyView } from "@/lib/settings/schema";
import { CreateKeyDialog, type CreateKeyDialogProps } from "./create-key-dialog";
import { RevokeKeyDialog, type RevokeKeyDialogProps } from "./revoke-key-dialog";

type ManagementKeysProps = Pick<CreateKeyDialogProps, "projectId" | "create"> &
  Pick<RevokeKeyDialogProps, "revoke"> & { keys: readonly ManagementKeyView[] };

/** The table of management keys, with ways to make one and to revoke one. */
export function ManagementKeys({ keys, projectId, create, revoke }: ManagementKeysProps) {
  const [isCreating, setIsCreating] = useState(false);
  const [revoked, setRevoked] = useState<ManagementKeyView | null>(null);
  const isHydrated = useHydrated();
  return (
    <>
      <div className="mb-3 flex justify-end">
        <Button variant="primary" disabled={!isHydrated} onClick={() => setIsCreating(true)}>
          Create key
        </Button>
      </div>
      {keys.length === 0 ? (
        <EmptyState>A management key lets a server of yours call the management API.</EmptyState>
      ) : (
        <div className="rounded-card border bg-surface">
          <Table aria-label="Management keys">
            <TableHeader>
              <TableRow className="h-9 hover:bg-transparent">
                <TableHead>Name</TableHead>
                <TableHead className="max-md:hidden">May</TableHead>
                <TableHead className="max-sm:hidden">Made</TableHead>
                <TableHead className="max-sm:hidden">Last used</TableHead>
                <TableHead className="max-sm:hidden">State</TableHead>
                <TableHead>
                  <span className="sr-only">Actions</span>
                </TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {keys.map((key) => (
                <KeyRow key={key.id} managementKey={key} onRevoke={() => setRevoked(key)} />
              ))}
            </TableBody>
          </Table>
        </div>
      )}
      <CreateKeyDialog
        isOpen={isCreating}
        projectId={projectId}
        create={create}
        onClose={() => setIsCreating(false)}
      />
      <RevokeKeyDialog managementKey={revoked} revoke={revoke} onClose={() => setRevoked(null)} />
    </>
  );
}

type KeyRowProps = { managementKey: ManagementKeyView; onRevoke: () => void };

function KeyRow({ managementKey: key, onRevoke }: KeyRowProps) {
  const isHydrated = useHydrated();
  const lastUsed = key.lastUsedAt ? <RelativeTime value={key.lastUsedAt} /> : "never";
  return (
    <TableRow className={key.state === "active" ? undefined : "text-muted"}>
      <TableCell className="min-w-0">
        <span className="block wrap-anywhere">{key.name}</span>
        <span className="block font-mono text-sm text-muted">pbk_…{key.endsIn}</span>
        <span className="mt-0.5 block text-sm text-muted md:hidden">{key.scopes.join(", ")}</span>
        <span className="mt-0.5 flex flex-wrap gap-x-2 text-sm text-muted sm:hidden">
          <KeyState managementKey={key} />
          <span>last used {lastUsed}</span>
        </span>
      </TableCell>
      <TableCell className="max-md:hidden">
        <span className="font-mono text-sm">
          {key.scopes.map((scope) => (
            <span key={scope} className="block whitespace-nowrap">
              {scope}
            </span>
          ))}
        </span>
      </TableCell>
      <TableCell className="text-sm max-sm:hidden">
        <RelativeTime value={key.createdAt} />
        <span className="block text-muted wrap-anywhere">by {key.createdByName}</span>
      </TableCell>
      <TableCell className="text-sm whitespace-nowrap max-sm:hidden">{lastUsed}</TableCell>
      <TableCell className="text-sm max-sm:hidden">
        <KeyState managementKey={key} />
      </TableCell>
      <TableCell className="text-right">
        {key.state === "active" && (
          <Button size="sm" disabled={!isHydrated} onClick={onRevoke}>
            Revoke<span className="sr-only"> {key.name}</span>
          </Button>
        )}
      </TableCell>
    </TableRow>
  );
}

function KeyState({ managementKey: key }: { managementKey: ManagementKeyView }) {
  switch (key.state) {
    case "active":
      return (
        <span className="flex flex-wrap items-center gap-x-2 sm:block">
          <StatusLabel status="pass">Active</StatusLabel>
          {key.expiresAt && (
            <span className="block text-muted">
              ends <RelativeTime value={key.expiresAt} />
            </span>
          )}
        </span>
      );
    case "expired":
      return <StatusLabel status="skipped">Expired</StatusLabel>;
    case "revoked":
      return <StatusLabel status="skipped">Revoked</StatusLabel>;
  }
}
