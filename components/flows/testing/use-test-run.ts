"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { fetchInternal } from "@/components/shell/fetch-internal";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import type { TestRunView } from "@/lib/flows/schema";
import { useEditorParts } from "../editor/editor-context";
import { runLights } from "./run-lights";

const refreshMs = 1_000;
const broken: AppError = { code: "internal", text: "Something went wrong. Try again." };

/** A test run as it stands, what is being done with it, and what went wrong. */
export function useTestRun(projectSlug: string) {
  const { showRun } = useEditorParts();
  const [view, setView] = useState<TestRunView | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  // Counts what came: a screen that is shown again is a new one to fill in.
  const [count, setCount] = useState(0);

  async function take(work: () => Promise<Result<TestRunView, AppError>>): Promise<void> {
    setIsBusy(true);
    try {
      const result = await work();
      setError(result.ok ? null : result.error);
      if (result.ok) {
        setView(result.value);
        setCount((before) => before + 1);
      }
    } catch {
      setError(broken);
    } finally {
      setIsBusy(false);
    }
  }

  // What goes on by itself: a wait for a receipt, a screen whose time is up.
  const isOpen = view !== null && view.stepId !== null;
  const fresh = useQuery({
    queryKey: ["flows", projectSlug, "test-run", view?.runId, count],
    queryFn: ({ signal }) =>
      fetchInternal<TestRunView>(`flows/test-runs/${view?.runId}`, { projectSlug, signal }),
    enabled: isOpen && !isBusy,
    refetchInterval: refreshMs,
  });
  const newer = fresh.data;
  useEffect(() => {
    if (!newer) return;
    setView((before) => {
      if (!before || before.runId !== newer.runId) return before;
      return JSON.stringify(before) === JSON.stringify(newer) ? before : newer;
    });
  }, [newer]);

  useEffect(() => {
    showRun(view && runLights(view.trace, view.stepId));
  }, [view, showRun]);
  // The canvas is as it was once nobody tries the flow out any more.
  useEffect(() => () => showRun(null), [showRun]);

  return { view, error, isBusy, count, take, clear: () => setView(null) };
}
