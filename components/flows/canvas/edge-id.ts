/** Names a way: no port and no step has a slash in it. */
export const edgeId = (stepId: string, port: string): string => `${stepId}/${port}`;

export function readEdgeId(id: string): { stepId: string; port: string } {
  const slash = id.indexOf("/");
  return { stepId: id.slice(0, slash), port: id.slice(slash + 1) };
}

/** The way in of every step. */
export const entryPort = "in";
