"use client";

import { useEffect } from "react";

/** Asks how a run stands until there is something to see, and shows it. */
export function WorkingPoll({ url }: { url: string }) {
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      const answer = await fetch(url).catch(() => null);
      const now: { status: string } | null = answer?.ok ? await answer.json() : null;
      if (isOver) return;
      if (now && now.status !== "working") location.reload();
      else timer = setTimeout(look, 1_500);
    };
    timer = setTimeout(look, 1_000);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [url]);
  return null;
}
