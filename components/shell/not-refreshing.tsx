"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { RefreshError } from "./refresh-error";

/** Says that a page which refreshes by itself does not at the moment, and why. */
export function NotRefreshing({ error, what }: { error: Error; what: string }) {
  const isSignedOut = error instanceof RefreshError && error.isSignedOut;
  return (
    <Callout
      tone="warning"
      role="status"
      className="mb-4"
      actions={
        isSignedOut && (
          <Button size="sm" onClick={() => window.location.reload()}>
            Sign in
          </Button>
        )
      }
    >
      {isSignedOut
        ? `Your session has ended. Sign in to see ${what}.`
        : `The server does not answer. It shows ${what} as soon as it does.`}
    </Callout>
  );
}
