import type { ConnectorIcon } from "../../kit/icon";

/** An envelope on its way. */
export const icon: ConnectorIcon = {
  strokes: [
    "M8 6h11.5A1.5 1.5 0 0 1 21 7.5v9a1.5 1.5 0 0 1-1.5 1.5H8",
    "m8 7.5 6.1 5.1a1.5 1.5 0 0 0 1.9 0L20.5 9",
    "M3 9h4M2 12.5h6M4 16h4",
  ],
};
