/**
 * The outcome of anything that can fail in an expected way. Bugs throw; everything a caller
 * has to answer for is a value, so that the type lists it.
 */
export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
export const err = <E>(error: E): { ok: false; error: E } => ({ ok: false, error });
