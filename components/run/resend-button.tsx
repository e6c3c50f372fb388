"use client";

import { useEffect, useState } from "react";
import type { ScreenButton } from "@/lib/flows/nodes/screen/definition";
import { RunButton } from "./run-button";
import { fillText } from "./texts/run-texts";

type ResendButtonProps = {
  id: string;
  kind: ScreenButton["kind"];
  label: string;
  /** "You can ask for another code in {seconds} s." */
  waitText: string;
  /** Told by the server when the page was made. */
  seconds: number;
};

/**
 * Asks for another code, once that is allowed again. Without a script it can be pressed at any time:
 * the server refuses what is too early.
 */
export function ResendButton({ id, kind, label, waitText, seconds }: ResendButtonProps) {
  const [left, setLeft] = useState(seconds);
  const [isCounting, setIsCounting] = useState(false);
  useEffect(() => {
    if (seconds <= 0) return;
    // By the clock, not by ticks: they stand still while a phone is locked.
    const end = Date.now() + seconds * 1_000;
    const tick = () => {
      const rest = Math.max(0, Math.ceil((end - Date.now()) / 1_000));
      setLeft(rest);
      setIsCounting(rest > 0);
      if (rest === 0) clearInterval(timer);
    };
    const timer = setInterval(tick, 500);
    tick();
    return () => clearInterval(timer);
  }, [seconds]);
  return (
    <div className="flex min-h-17 flex-col items-center">
      <RunButton
        kind={kind}
        name="button"
        value={id}
        formNoValidate
        aria-disabled={isCounting || undefined}
        aria-describedby={`${id}-wait`}
        onClick={(event) => isCounting && event.preventDefault()}
      >
        {label}
      </RunButton>
      <p id={`${id}-wait`} className="text-center text-sm text-muted tabular-nums">
        {left > 0 && fillText(waitText, { seconds: left })}
      </p>
    </div>
  );
}
