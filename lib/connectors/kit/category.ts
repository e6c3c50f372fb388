/** What a connector type is about, in the order of the catalogue's filter. */
export const categories = ["messaging", "email", "http", "testing"] as const;
export type Category = (typeof categories)[number];

export const categoryNames = {
  messaging: "Messaging",
  email: "E-mail",
  http: "HTTP",
  testing: "Testing",
} as const satisfies Record<Category, string>;
