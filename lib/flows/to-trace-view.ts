import { z } from "zod";
import type { TraceRow } from "./run-store";
import type { TraceView } from "./schema";

const record = z.record(z.string(), z.unknown()).catch({});

/** A row of the trace as pages get it. */
export const toTraceView = (row: TraceRow & { startedAt: Date }): TraceView => ({
  sequence: row.sequence,
  within: row.within,
  stepId: row.stepId,
  stepName: row.stepName,
  kind: row.kind,
  port: row.port,
  portName: row.portName,
  input: record.parse(row.input),
  output: record.parse(row.output),
  errorClass: row.errorClass,
  errorCode: row.errorCode,
  messageId: row.messageId,
  startedAt: row.startedAt.toISOString(),
  durationMs: row.durationMs,
});
