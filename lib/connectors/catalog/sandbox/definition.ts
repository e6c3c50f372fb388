import { z } from "zod";
import { defineConnector } from "../../kit/define";
import { icon } from "./icon";

export const sandbox = defineConnector({
  id: "sandbox",
  name: "Sandbox",
  summary: "Delivers to a phone inside this console. Needs no account.",
  category: "testing",
  icon,
  capabilities: ["sms", "voice", "email"],
  keywords: ["test", "fake", "preview", "trial", "phone"],
  config: z.object({}),
  channelState: () => ({ isReady: true, sender: null }),
});
