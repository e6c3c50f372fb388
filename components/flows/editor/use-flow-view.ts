"use client";

import { useState } from "react";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { FlowView } from "./flow-view";
import { rememberFlowView } from "./remember-flow-view";
import { useIsNarrow } from "./use-is-narrow";

export type ViewChoice = {
  /** What was chosen, now or some time before; null where never. */
  chosen: FlowView | null;
  /** What is shown; null while only the server has drawn, which does not know the window's width. */
  shown: FlowView | null;
  choose: (view: FlowView) => void;
};

/** Canvas or outline: what was chosen last, else whatever the window has room for. */
export function useFlowView(initial: FlowView | null): ViewChoice {
  const [chosen, setChosen] = useState(initial);
  const isHydrated = useHydrated();
  const isNarrow = useIsNarrow();
  const fitting = isNarrow ? "outline" : "canvas";
  return {
    chosen,
    shown: isHydrated ? (chosen ?? fitting) : null,
    choose: (view) => {
      setChosen(view);
      rememberFlowView(view);
    },
  };
}
