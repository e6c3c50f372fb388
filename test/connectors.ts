import type { ProjectCtx } from "@/lib/auth/context";
import { saveConnector } from "@/lib/connectors/save-connector";
import type { SaveConnectorInput } from "@/lib/connectors/schema";

export const accountSid = `AC${"a1".repeat(16)}`;
export const otherAccountSid = `AC${"b2".repeat(16)}`;
/** Looked for wherever nothing secret may be. */
export const keySecret = "canary-key-secret-Zq7fX4d9";

/** Twilio settings that are complete, with the key secret typed. */
export const twilioConfig = (changes: Record<string, unknown> = {}) => ({
  accountSid,
  auth: { kind: "apiKey", keySid: `SK${"c3".repeat(16)}`, keySecret, receiptAuthToken: "" },
  from: { kind: "phoneNumber", phoneNumber: "+14155550100" },
  voiceFrom: "",
  ...changes,
});

export const twilioInput = (changes: Partial<SaveConnectorInput> = {}): SaveConnectorInput => ({
  type: "twilio",
  name: "Twilio main",
  description: "",
  config: twilioConfig(),
  ...changes,
});

/** Saves a connector that has to be saved, and answers its id and version. */
export async function savedConnector(ctx: ProjectCtx, changes: Partial<SaveConnectorInput> = {}) {
  const saved = await saveConnector(ctx, twilioInput(changes));
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  return saved.value;
}
