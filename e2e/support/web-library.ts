import createSdk from "@descope/web-js-sdk";

/** The browser's library, set up as an application does that keeps its users signed in. */
export const webLibrary = (projectId: string, baseUrl: string) =>
  createSdk({ projectId, baseUrl, persistTokens: true, autoRefresh: true });

export type WebLibrary = typeof webLibrary;
