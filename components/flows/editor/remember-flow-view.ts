import { type FlowView, flowViewCookie } from "./flow-view";

const oneYearInSeconds = 31_536_000;

/** For the next time a flow is opened in this browser. */
export function rememberFlowView(view: FlowView): void {
  const secure = location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain HTTP.
  document.cookie = `${flowViewCookie}=${view}; path=/; max-age=${oneYearInSeconds}; samesite=lax${secure}`;
}
