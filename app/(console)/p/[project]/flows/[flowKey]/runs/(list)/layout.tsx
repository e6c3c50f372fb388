import { loadFlow } from "./load-flow";

/**
 * Looks for the flow before anything is sent: once the page says that it loads, its answer could not
 * be "not found" any more. The page asks again by itself.
 */
export default async function RunsLayout({
  params,
  children,
}: LayoutProps<"/p/[project]/flows/[flowKey]/runs">) {
  const { project, flowKey } = await params;
  await loadFlow(project, flowKey);
  return children;
}
