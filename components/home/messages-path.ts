import type { Route } from "next";
import { consolePath } from "@/components/shell/navigation";
import type { Period } from "@/lib/home/schema";

/** The spans of the page of messages. */
const spans = { hour: "1h", day: "24h", month: "30d" } as const satisfies Record<Period, string>;

/** The messages of a period behind one line of a chart. */
export function messagesPath(
  projectSlug: string,
  period: Period,
  filter: { class: string } | { country: string },
): Route {
  const query = new URLSearchParams({ ...filter, span: spans[period] });
  // Put together at run time, which the route types cannot follow.
  return `${consolePath(projectSlug, "messages")}?${query}` as Route;
}
