import type { ConnectorIcon } from "../../kit/icon";

/** A phone standing in a box of sand. */
export const icon: ConnectorIcon = {
  strokes: [
    "M7.5 13V5A2 2 0 0 1 9.5 3h5a2 2 0 0 1 2 2v8",
    "M11.25 6h1.5",
    "M3 12.5V19a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2v-6.5",
    "M3 15.5c2.25 0 2.25-1.5 4.5-1.5s2.25 1.5 4.5 1.5 2.25-1.5 4.5-1.5 2.25 1.5 4.5 1.5",
  ],
};
