/**
 * A connector type's icon as data: SVG path data on a 24 × 24 grid, drawn in the colour of the
 * text around it. Data rather than a component, so that a page can hand it to the browser without
 * the form's schemas, and so that the command line and the docs can read a definition without React.
 */
export type ConnectorIcon = {
  /** Lines of 1.75 units with round ends. */
  strokes?: readonly string[];
  /** Filled shapes; overlapping parts of one path are holes (even-odd). */
  fills?: readonly string[];
};
