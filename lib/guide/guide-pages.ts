/**
 * The pages of the guide in their order. `slug` is the last part of the address and the name of the
 * file in `docs/guide`, `title` its first heading; a test compares them.
 */
export const guidePages = [
  { slug: "home", title: "Home", summary: "The figures of the project and what each counts." },
  {
    slug: "connectors",
    title: "Connectors",
    summary: "Set up Twilio and others, what Test checks, what errors mean.",
  },
  {
    slug: "otp",
    title: "One-time passwords",
    summary: "Connector, text, limits and countries of each channel.",
  },
  {
    slug: "templates",
    title: "Templates",
    summary: "Your own texts: variables, length, languages, versions.",
  },
  {
    slug: "flows",
    title: "Flows",
    summary: "Draw how users sign in, and what happens when a provider refuses.",
  },
  {
    slug: "messages",
    title: "Messages",
    summary: "Why a code did or did not arrive: statuses and error classes.",
  },
  {
    slug: "receipts",
    title: "Receipts",
    summary: "How Patchbay learns what became of a message.",
  },
  { slug: "users", title: "Users", summary: "Who signs in, sessions, test users, locked users." },
  {
    slug: "sandbox",
    title: "Sandbox phone",
    summary: "Try everything without an account at a provider.",
  },
  {
    slug: "hosted-pages",
    title: "Hosted pages",
    summary: "Pages for your users: return URLs, frames, look, own front ends.",
  },
  {
    slug: "settings",
    title: "Settings",
    summary: "Project, API keys, signing keys, roles, your account.",
  },
  {
    slug: "api",
    title: "The API",
    summary: "Sign users in by Descope's SDKs or by plain calls.",
  },
  { slug: "keys", title: "Master keys", summary: "Keep and change the key of stored secrets." },
] as const;

export type GuideSlug = (typeof guidePages)[number]["slug"];

/** A page of the guide, or a section of it: "otp", "otp#limits". */
export type GuidePlace = GuideSlug | `${GuideSlug}#${string}`;

/** The page of a part of an address; undefined where there is none. */
export const findGuidePage = (slug: string) => guidePages.find((page) => page.slug === slug);
