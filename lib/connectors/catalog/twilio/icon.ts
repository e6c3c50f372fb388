import type { ConnectorIcon } from "../../kit/icon";

/** A ring around four dots. */
export const icon: ConnectorIcon = {
  fills: [
    "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm0 2.6a7.4 7.4 0 1 1 0 14.8 7.4 7.4 0 0 1 0-14.8Z",
    "M9.5 7.4a2.1 2.1 0 1 0 0 4.2 2.1 2.1 0 0 0 0-4.2Zm5 0a2.1 2.1 0 1 0 0 4.2 2.1 2.1 0 0 0 0-4.2Zm-5 5a2.1 2.1 0 1 0 0 4.2 2.1 2.1 0 0 0 0-4.2Zm5 0a2.1 2.1 0 1 0 0 4.2 2.1 2.1 0 0 0 0-4.2Z",
  ],
};
