/** Characters of a password: what it must have, what we advise, and what we take. */
export const passwordLimits = { min: 8, advised: 15, max: 256 } as const;
