"use client";

import { CopyButton } from "@/components/ui/copy-button";
import type { ApiExamples } from "@/lib/api/api-examples";
import { languageNames, useReading } from "./api-reader";

/** The call in the chosen language, or with curl where the library has no such call. */
export function Example({ examples }: { examples: ApiExamples }) {
  const { language } = useReading();
  const chosen = examples[language];
  const text = chosen ?? examples.curl;
  return (
    <div>
      <div className="flex min-h-control-sm items-center justify-between gap-2">
        <h4 className="text-sm font-medium">
          {chosen ? languageNames[language] : languageNames.curl}
        </h4>
        <CopyButton value={text} label="Copy example" />
      </div>
      {!chosen && (
        <p className="mb-1.5 text-sm text-muted">
          The SDK for {language === "web" ? "browsers" : "Node"} has no such call.
        </p>
      )}
      <pre className="rounded-control border bg-sunken px-3 py-2 font-mono text-sm wrap-anywhere whitespace-pre-wrap">
        {text}
      </pre>
    </div>
  );
}
