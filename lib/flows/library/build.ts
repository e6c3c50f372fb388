import type { z } from "zod";
import { type FlowDocument, flowDocument, type flowStep, formatName } from "../model/document";

type StepInput = z.input<typeof flowStep>;

/** A step of the library: `column` and `row` of the canvas instead of pixels. */
type LibraryStep = StepInput extends infer Step
  ? Step extends StepInput
    ? Omit<Step, "at"> & { column: number; row?: number }
    : never
  : never;

const columnWidth = 280;
const rowHeight = 160;

/** A document of steps that stand in columns, left to right. */
export function buildFlow(steps: Record<string, LibraryStep>): FlowDocument {
  return flowDocument.parse({
    format: formatName,
    steps: Object.fromEntries(
      Object.entries(steps).map(([id, { column, row = 0, ...step }]) => [
        id,
        { ...step, at: { x: column * columnWidth, y: row * rowHeight } },
      ]),
    ),
  });
}

/** Asks for a number or an address. */
export const askStep = (kind: "phone" | "email", column: number, to: string): LibraryStep => ({
  kind: "screen",
  name: kind === "phone" ? "Ask for the number" : "Ask for the address",
  column,
  config: {
    fields: [{ kind, key: kind }],
    buttons: [{ id: "submit", kind: "primary", isSubmit: true }],
  },
  to: { submit: to },
});

/** Asks for the code, with a way to another one. */
export const codeStep = (
  column: number,
  { verify, resend }: { verify: string; resend: string },
  more: { name?: string; row?: number } = {},
): LibraryStep => ({
  kind: "screen",
  name: "Ask for the code",
  column,
  ...more,
  config: {
    fields: [{ kind: "code", key: "code" }],
    buttons: [
      { id: "submit", kind: "primary", isSubmit: true },
      { id: "resend", kind: "link", isSubmit: false, isResend: true },
    ],
  },
  to: { submit: verify, resend },
});

export const endStep = (column: number, row = 0): LibraryStep => ({
  kind: "end",
  name: "Signed in",
  column,
  row,
  config: { result: "success" },
});
