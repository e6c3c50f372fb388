"use client";

import { FailurePage } from "@/components/shell/failure-page";
import "./globals.css";

/** Stands in for the whole document, root layout included, when that fails. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" data-theme="system">
      <body>
        <title>Something went wrong · Patchbay</title>
        <FailurePage error={error} retry={retry} />
      </body>
    </html>
  );
}
