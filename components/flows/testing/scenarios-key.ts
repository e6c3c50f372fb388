/** What the scenarios of a flow are kept under in the browser's cache. */
export const scenariosKey = (projectSlug: string, flowKey: string) =>
  ["flows", projectSlug, "scenarios", flowKey] as const;
