import type { ContractCase } from "../../kit/contract-case";
import type { ConfigOf } from "../../kit/define";
import type { sandbox } from "./definition";

export const contractCase: ContractCase<ConfigOf<typeof sandbox>> = {
  recipient: { to: "+14155550123", channel: "sms", message: null },
  secrets: [],
  async start() {
    let sent = 0;
    return {
      config: {},
      io: {
        now: () => new Date(),
        signal: new AbortController().signal,
        twilioBaseUrl: null,
        deliverToSandbox: async () => {
          sent += 1;
          return `sm_${sent}`;
        },
      },
      sentCount: () => sent,
      close: async () => undefined,
    };
  },
  startDown: null,
  errorClasses: () => ({}),
};
