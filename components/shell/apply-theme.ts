import { type Theme, themeCookie } from "./theme";

const ONE_YEAR_IN_SECONDS = 31_536_000;

/** Changes the theme of this page at once and of every later one by cookie. */
export function applyTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  const secure = location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain HTTP.
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=${ONE_YEAR_IN_SECONDS}; samesite=lax${secure}`;
}
