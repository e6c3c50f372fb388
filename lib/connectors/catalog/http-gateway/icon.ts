import type { ConnectorIcon } from "../../kit/icon";

/** Braces around a message on its way out. */
export const icon: ConnectorIcon = {
  strokes: [
    "M8 4H7a2 2 0 0 0-2 2v3.5L3 12l2 2.5V18a2 2 0 0 0 2 2h1",
    "M16 4h1a2 2 0 0 1 2 2v3.5l2 2.5-2 2.5V18a2 2 0 0 1-2 2h-1",
    "M8.5 12h6.5m-2.5-2.75L15.25 12l-2.75 2.75",
  ],
};
