/** What a code is asked for. `update` proves a new address of somebody who is signed in. */
export type Purpose = "sign_up" | "sign_in" | "sign_up_or_in" | "update";
