import { z } from "zod";

const refusal = z.object({ status: z.number(), code: z.number().optional() });
const broken = z.object({ code: z.string() });

/** What became of a call of Twilio's library: `ok`, `400/21211`, or the name of a network failure. */
export async function verdict(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "ok";
  } catch (error) {
    const network = broken.safeParse(error);
    if (network.success) return network.data.code;
    const refused = refusal.safeParse(error);
    if (refused.success) return `${refused.data.status}/${refused.data.code ?? "none"}`;
    return error instanceof Error ? error.name : "unknown";
  }
}
