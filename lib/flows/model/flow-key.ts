import { z } from "zod";

/** Name of a flow in addresses and calls: `/run/<project>/sign-up-or-in`. One a project. */
export const flowKey = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9_-]{0,59}$/, "Use small letters, digits, - and _.");
