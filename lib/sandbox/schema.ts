import { z } from "zod";
import { type Channel, channels } from "@/lib/core/channel";
import { idPattern } from "@/lib/core/id-pattern";

const spokenPart = z.union([
  z.object({ say: z.string() }),
  z.object({ digits: z.string() }),
  z.object({ pauseSeconds: z.number() }),
]);

const envelope = {
  to: z.string(),
  code: z.string().optional(),
  validForSeconds: z.number().optional(),
};

/** A message as the sandbox phone keeps it, sealed. What connectors send fits into it. */
export const sandboxMessageSchema = z.discriminatedUnion("channel", [
  z.object({ ...envelope, channel: z.literal("sms"), text: z.string() }),
  z.object({
    ...envelope,
    channel: z.literal("voice"),
    script: z.array(spokenPart),
    language: z.string(),
  }),
  z.object({
    ...envelope,
    channel: z.literal("email"),
    subject: z.string(),
    html: z.string(),
    text: z.string(),
  }),
]);

export type SandboxMessage = z.output<typeof sandboxMessageSchema>;

/** A delivered message as the sandbox phone shows it. */
export type SandboxMessageView = {
  id: string;
  channel: Channel;
  to: string;
  connectorName: string;
  /** ISO 8601, UTC. */
  deliveredAt: string;
  /** Null where the stored message cannot be opened, after a lost master key for one. */
  message: SandboxMessage | null;
};

/** One page of delivered messages, newest first. */
export type SandboxMessagePage = { messages: SandboxMessageView[]; nextCursor: string | null };

export const listMessagesInput = z.object({
  /** Only what came by this channel; everything when absent. */
  channel: z.enum(channels).optional(),
  /** `nextCursor` of the page before. */
  cursor: z.string().regex(idPattern("sandboxMessage")).optional(),
  limit: z.number().int().min(1).max(200).default(50),
});
