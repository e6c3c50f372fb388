/** What a code is asked for. `update` proves a new address of somebody who is signed in. */
export const purposes = ["sign_up", "sign_in", "sign_up_or_in", "update"] as const;
export type Purpose = (typeof purposes)[number];
