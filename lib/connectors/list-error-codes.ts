import "server-only";
import type { KnownCode } from "./kit/connector-error";
import { serverOf } from "./server-of";

/** Every code of its provider that a type knows, by number; none for a type whose provider has no codes. */
export const listErrorCodes = (type: string): KnownCode[] => serverOf(type)?.errorCodes?.() ?? [];
