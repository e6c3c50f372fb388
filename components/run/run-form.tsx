"use client";

import { type ReactNode, type SubmitEvent, useEffect, useRef } from "react";

type RunFormProps = {
  /** Where it is posted to. */
  action: string;
  children: ReactNode;
  /** Goes off by itself, once. */
  isAutomatic?: boolean;
  /** Where a script may ask how the run stands, and the turn that is shown. */
  state?: { url: string; turn: number };
};

/**
 * A form that is posted as forms are, script or not. With one it goes off once at a time, puts the
 * focus where the reader goes on, and notices when another tab has gone on meanwhile.
 */
export function RunForm({ action, children, isAutomatic = false, state }: RunFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const isOff = useRef(false);
  const { url, turn } = state ?? {};

  useEffect(() => {
    const found = form.current;
    if (isAutomatic) found?.requestSubmit();
    const at =
      found?.querySelector<HTMLElement>("[data-focus='first'], [aria-invalid='true']") ??
      found?.querySelector<HTMLElement>("input:not([type='hidden'])");
    at?.focus();
  }, [isAutomatic]);

  useEffect(() => {
    const look = async () => {
      // The page may come back from the browser's memory as it was left.
      isOff.current = false;
      if (!url || document.visibilityState !== "visible") return;
      const answer = await fetch(url).catch(() => null);
      if (!answer?.ok) return;
      const now: { status: string; turn?: number } = await answer.json();
      if (!isOff.current && (now.status !== "screen" || now.turn !== turn)) location.reload();
    };
    const lookAgain = (event: PageTransitionEvent) => event.persisted && look();
    document.addEventListener("visibilitychange", look);
    addEventListener("pageshow", lookAgain);
    return () => {
      document.removeEventListener("visibilitychange", look);
      removeEventListener("pageshow", lookAgain);
    };
  }, [url, turn]);

  const once = (event: SubmitEvent) => {
    if (isOff.current) event.preventDefault();
    isOff.current = true;
  };
  return (
    <form ref={form} method="post" action={action} noValidate onSubmit={once}>
      {children}
    </form>
  );
}
