/** Id of the button that opens a step from the outline. */
export const outlineStepId = (id: string): string => `outline-${id}`;

/** After the next drawing, as the row may be new. */
export function focusStep(id: string | undefined): void {
  if (id === undefined) return;
  requestAnimationFrame(() => {
    const button = document.getElementById(outlineStepId(id));
    button?.focus();
    button?.scrollIntoView({ block: "nearest" });
  });
}
