"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchInternal } from "@/components/shell/fetch-internal";
import type { DraftState } from "@/lib/flows/schema";
import { useEditor } from "./editor-context";

const everyMs = 10_000;

/** Somebody else's save of the draft that is open here, soon after it was made; else null. */
export function useDraftWatch(
  projectSlug: string,
  flowKey: string,
  { isActive }: { isActive: boolean },
): DraftState | null {
  const revision = useEditor((state) => state.revision);
  const { data } = useQuery({
    queryKey: ["flow-draft", projectSlug, flowKey],
    queryFn: ({ signal }) =>
      fetchInternal<DraftState>(`flows/${flowKey}/draft`, { projectSlug, signal }),
    refetchInterval: everyMs,
    refetchOnWindowFocus: true,
    enabled: isActive,
    retry: false,
  });
  return data && data.revision > revision ? data : null;
}
