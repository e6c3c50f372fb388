import { z } from "zod";
import { type Channel, channels } from "@/lib/core/channel";
import { idPattern } from "@/lib/core/id-pattern";
import type { ChannelState } from "./kit/define";
import type { TestLine } from "./kit/test-line";

/** What pages and routes exchange with the connector verbs. Safe for the browser: no secret has a place here. */
export type TestState = "running" | "passed" | "warned" | "failed" | "unknown" | "interrupted";

/** One run of Test. Times are ISO 8601 in UTC. */
export type TestView = {
  id: string;
  type: string;
  state: TestState;
  /** Lines that failed, or, when none did, lines with a warning. */
  problems: number;
  lines: TestLine[];
  startedAt: string;
  finishedAt: string | null;
};

export type TestSummary = Pick<TestView, "id" | "state" | "problems" | "finishedAt">;

export type ConnectorListItem = {
  id: string;
  type: string;
  name: string;
  description: string;
  /** Every channel of the type, ready or not; empty for a type that is gone from the catalogue. */
  channels: { channel: Channel; state: ChannelState }[];
  lastTest: TestSummary | null;
  version: number;
  createdAt: string;
  updatedAt: string;
};

/** What may be known of a stored secret. `endsIn` is "" where four characters would tell too much. */
export type StoredSecret = { endsIn: string; changedAt: string; changedByName: string };

export type ConnectorView = {
  id: string;
  type: string;
  name: string;
  description: string;
  /** Values of the form by field; secrets are "" here. */
  config: Record<string, unknown>;
  /** By field path ("auth.keySecret"). */
  secrets: Record<string, StoredSecret>;
  lastTest: TestView | null;
  version: number;
  createdAt: string;
  updatedAt: string;
  updatedByName: string;
};

const id = z.string().regex(idPattern("connector"));
const config = z.record(z.string().max(100), z.unknown());

export const connectorName = z
  .string()
  .trim()
  .min(1, "Enter a name.")
  .max(254, "Use 254 characters or fewer.");
export const connectorDescription = z.string().trim().max(1_000, "Use 1,000 characters or fewer.");

export const connectorId = z.object({ connectorId: id });
export const connectorTestId = z.object({ testId: z.string().regex(idPattern("connectorTest")) });

/**
 * In `config` a secret is what was typed; "" keeps the stored one and null forgets it.
 * `expectedVersion` is the version the form was opened with. `testId` names the test of these very
 * values, so that its result is kept with the connector.
 */
export const saveConnectorInput = z.object({
  connectorId: id.optional(),
  expectedVersion: z.number().int().min(1).optional(),
  type: z.string().max(100),
  name: connectorName,
  description: connectorDescription,
  config,
  testId: z.string().regex(idPattern("connectorTest")).optional(),
});
export type SaveConnectorInput = z.output<typeof saveConnectorInput>;

export const startTestInput = z.object({
  connectorId: id.optional(),
  type: z.string().max(100),
  config,
  recipient: z
    .object({
      to: z.string().trim().min(1, "Enter a recipient.").max(320),
      channel: z.enum(channels),
    })
    .optional(),
});
export type StartTestInput = z.output<typeof startTestInput>;

export const listFieldOptionsInput = z.object({
  connectorId: id.optional(),
  type: z.string().max(100),
  path: z.string().max(200),
  config,
});
export type ListFieldOptionsInput = z.output<typeof listFieldOptionsInput>;
