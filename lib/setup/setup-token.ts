import "server-only";
import { createHash } from "node:crypto";

/** What is stored of a setup token. Its entropy makes a plain hash enough. */
export const hashSetupToken = (token: string): string =>
  createHash("sha256").update(token).digest("hex");
