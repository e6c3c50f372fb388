/** Something about a flow that its author should know. */
export type Finding = {
  /** Stable while the trouble lasts: rule, step and place. */
  id: string;
  /** Errors keep a flow from being published, warnings have to be accepted. */
  severity: "error" | "warning";
  /** null for the flow as a whole. */
  stepId: string | null;
  /** Field of the step that it is about ("config.to", "errors.other"); null for the step as a whole. */
  path: string | null;
  /** Way out that it is about. */
  port: string | null;
  text: string;
};
