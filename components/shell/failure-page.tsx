"use client";

import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { MessagePage } from "./message-page";

type FailurePageProps = { error: unknown; retry: () => void; isInShell?: boolean };

/** The reference under which the server logged an error; null when it arose in the browser. */
function referenceOf(error: unknown): string | null {
  if (!(error instanceof Error) || !("digest" in error)) return null;
  return typeof error.digest === "string" ? error.digest : null;
}

/** What is shown for a bug: no detail, a way to try again, a reference to find it in the log. */
export function FailurePage({ error, retry, isInShell = false }: FailurePageProps) {
  const reference = referenceOf(error);
  return (
    <MessagePage
      isInShell={isInShell}
      title="Something went wrong"
      actions={
        <Button variant="primary" onClick={() => retry()}>
          Try again
        </Button>
      }
    >
      <p>This page could not be shown. What you saved before is kept.</p>
      {reference && (
        <p className="mt-2 flex items-center gap-1 text-sm">
          Reference for the log: <code className="font-mono">{reference}</code>
          <CopyButton value={reference} label="Copy reference" />
        </p>
      )}
    </MessagePage>
  );
}
