import pino, { type DestinationStream, type Logger } from "pino";
import { redact, redactText } from "./redact";

/** JSON lines, each redacted: fields by name and look, messages by look. */
export function createLog(level: string, destination: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        // `redact` of an object is an object.
        log: (fields) => redact(fields) as Record<string, unknown>,
      },
      // Errors are handled by `redact`, which knows what may be told of them.
      serializers: { err: (error) => error },
      hooks: {
        logMethod(args, method) {
          const [first, ...rest] = args.map((arg) =>
            typeof arg === "string" ? redactText(arg) : arg,
          );
          // Pino takes the message of a bare error as it is.
          const told =
            first instanceof Error && rest.length === 0 ? [redactText(first.message)] : rest;
          method.apply(this, [first, ...told] as typeof args);
        },
      },
    },
    destination,
  );
}

const levels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"];

function chosenLevel(): string {
  const level = process.env.LOG_LEVEL ?? "";
  if (levels.includes(level)) return level;
  return process.env.NODE_ENV === "test" ? "silent" : "info";
}

// The front and Next are bundled apart but share one process and one standard output.
const key = Symbol.for("patchbay.log");
const holder = globalThis as { [key]?: Logger };

function openLog(): Logger {
  // Synchronous: the last lines before an end are the ones that matter.
  const out = pino.destination({ fd: 1, sync: true });
  // Nobody reads standard output any more: go on without a log rather than end.
  out.on("error", () => undefined);
  return createLog(chosenLevel(), out);
}

holder[key] ??= openLog();

/**
 * The log of this process: one JSON object a line on stdout, level from `LOG_LEVEL`.
 * Give structured fields first (`log.info({ requestId, connectorId }, "connector saved")`).
 */
export const log: Logger = holder[key];
