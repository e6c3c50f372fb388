const themes = ["light", "dark", "system"] as const;
export type Theme = (typeof themes)[number];

/** Cookie that holds the choice, so that the server already sends the right theme. */
export const themeCookie = "theme";

/** What a cookie says, or "system" for anything else. */
export function parseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}
