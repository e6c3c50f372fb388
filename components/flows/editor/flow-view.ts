const flowViews = ["canvas", "outline"] as const;
export type FlowView = (typeof flowViews)[number];

/** Cookie that holds the choice, so that the server already sends the right one. */
export const flowViewCookie = "flow-view";

/** What a cookie says; null where nothing was chosen yet. */
export function parseFlowView(value: string | undefined): FlowView | null {
  return flowViews.find((view) => view === value) ?? null;
}
