"use client";

import { useState } from "react";
import { SegmentedControl } from "@/components/ui/segmented-control";

type EmailPreviewProps = { message: { subject: string; html: string; text: string } };

/** A mail as it arrives. The HTML stands in a frame without scripts, forms or an origin. */
export function EmailPreview({ message }: EmailPreviewProps) {
  const [part, setPart] = useState<"html" | "text">("html");
  return (
    <div className="overflow-hidden rounded-card border">
      <div className="flex flex-wrap items-center justify-between gap-2 border-b px-3 py-2">
        <p className="min-w-0 font-medium wrap-anywhere">{message.subject}</p>
        <SegmentedControl
          aria-label="Part of the mail"
          size="sm"
          value={part}
          onValueChange={setPart}
          segments={[
            { value: "html", label: "HTML" },
            { value: "text", label: "Plain text" },
          ]}
        />
      </div>
      {part === "html" ? (
        <iframe
          title="HTML part of the mail"
          sandbox=""
          srcDoc={message.html}
          className="h-64 w-full bg-paper scheme-light"
        />
      ) : (
        <pre className="h-64 overflow-auto px-3 py-2 font-sans wrap-anywhere whitespace-pre-wrap">
          {message.text}
        </pre>
      )}
    </div>
  );
}
