"use client";

import { FailurePage } from "@/components/shell/failure-page";

/** A page that fails leaves the navigation to the others in place. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return <FailurePage error={error} retry={retry} isInShell />;
}
