"use client";

import { Check, Copy, X } from "lucide-react";
import { useState } from "react";
import { Button, type ButtonProps } from "./button";

type CopyButtonProps = Omit<ButtonProps, "onClick" | "value"> & {
  /** What goes to the clipboard. */
  value: string;
  /** What is copied, in words: "Copy account SID". */
  label: string;
  /** Shows the label beside the icon. */
  showLabel?: boolean;
};

type Outcome = "idle" | "copied" | "refused";

const icons = { idle: Copy, copied: Check, refused: X } as const;

/** Copies a text and says whether that worked; falls back to idle when it loses focus or pointer. */
export function CopyButton({
  value,
  label,
  showLabel = false,
  variant = "ghost",
  ...props
}: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>("idle");
  const Icon = icons[outcome];
  const words = {
    idle: label,
    copied: "Copied",
    refused: "The browser did not allow copying",
  } as const;

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setOutcome("copied");
    } catch {
      // No permission, or a page served over plain HTTP: the API is then missing altogether.
      setOutcome("refused");
    }
  }

  return (
    <Button
      variant={variant}
      size={showLabel ? "sm" : "icon-sm"}
      title={showLabel ? undefined : label}
      onClick={copy}
      onBlur={() => setOutcome("idle")}
      onPointerLeave={() => setOutcome("idle")}
      {...props}
    >
      <Icon aria-hidden="true" />
      <span aria-live="polite" className={showLabel ? undefined : "sr-only"}>
        {words[outcome]}
      </span>
    </Button>
  );
}
