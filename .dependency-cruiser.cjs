// Who may import whom. The rules go by pattern, so a new feature is covered without an edit.
// docs: CONTRIBUTING.md, "The map"; a test plants a violation of each rule.

const lib = (...names) => `^lib/(${names.join("|")})/`;

// lib, bottom to top. A feature imports what stands before it, never beside or above it.
const layers = [
  ["core"],
  ["guide"],
  ["db"],
  ["audit", "keys"],
  ["auth"],
  ["sandbox"],
  ["settings"],
  ["connectors", "templates"],
  ["messages", "users"],
  ["home"],
  ["otp"],
  ["flows"],
  ["run"],
  ["usage"],
  ["setup"],
  ["api"],
  ["http", "cli"],
];

const upward = layers.flatMap((layer, height) =>
  layer.map((name) => ({
    name: `lib-order-${name}`,
    comment: "lib imports downward only: http > api > … > auth > db > core.",
    severity: "error",
    from: { path: lib(name), pathNot: "\\.(test|case)\\.tsx?$" },
    to: {
      path: "^lib/",
      pathNot: [lib(name, ...layers.slice(0, height).flat())],
    },
  })),
);

module.exports = {
  forbidden: [
    ...upward,
    {
      name: "lib-not-above",
      comment: "lib never imports app or components.",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^(app|components)/" },
    },
    {
      name: "components-not-app",
      comment: "A page hands server actions down as props; components never import app.",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^app/" },
    },
    {
      name: "components-browser-safe",
      comment: "components import the browser-safe files of lib only, at run time.",
      severity: "error",
      from: { path: "^components/", pathNot: "\\.(test|case)\\.tsx?$" },
      to: {
        path: "^lib/(?!core/)|^lib/core/(secrets|keyring|log|env|background|ids)\\.",
        pathNot: [
          "^lib/[^/]+/(schema|policy|presets|countries|status|search|variables|segments|gsm-twin|longest-sms|spoken-language|pick-locale|render-template|check-template|system-template|permissions|role-names|preview)\\.ts$",
          "^lib/guide/(guide-pages|heading-id)\\.ts$",
          "^lib/connectors/(registry|channel-words)\\.ts$",
          "^lib/connectors/kit/(define|fields|category|icon|config-paths|repointed-label|connector-error|message|test-line)\\.ts$",
          "^lib/connectors/catalog/[^/]+/(definition|icon)\\.ts$",
          "^lib/flows/model/",
          "^lib/flows/nodes/(registry|[^/]+/definition)\\.ts$",
        ],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "ui-knows-no-domain",
      comment: "components/ui are primitives without a domain word.",
      severity: "error",
      from: { path: "^components/ui/" },
      to: { path: "^(components/(?!ui/)|lib/(?!core/))" },
    },
    {
      name: "store-is-private",
      comment: "A feature's store.ts belongs to that feature.",
      severity: "error",
      from: { path: "^(?:lib/([^/]+)/|app/|components/|e2e/)" },
      to: { path: "^lib/([^/]+)/store\\.ts$", pathNot: "^lib/$1/store\\.ts$" },
    },
    {
      name: "tables-in-stores-only",
      comment: "Only store.ts files touch tables.",
      severity: "error",
      from: {
        path: "^(app|components|lib)/",
        pathNot: [
          "^lib/[^/]+/[a-z-]*store\\.ts$",
          "^lib/(db|keys)/",
          "\\.test\\.tsx?$",
          "^lib/auth/better-auth\\.ts$",
        ],
      },
      to: { path: "^drizzle/schema/" },
    },
    {
      name: "catalog-stands-alone",
      comment: "A connector imports the kit, core and its own vendor SDK, nothing else of ours.",
      severity: "error",
      from: { path: "^lib/connectors/catalog/([^/]+)/", pathNot: "\\.(test|case)\\.tsx?$" },
      to: {
        path: "^(app|components|lib|drizzle|e2e|test|scripts)/",
        pathNot: ["^lib/connectors/catalog/$1/", "^lib/connectors/kit/", "^lib/core/"],
      },
    },
    {
      name: "kit-knows-no-connector",
      severity: "error",
      from: { path: "^lib/connectors/kit/", pathNot: "\\.(test|case)\\.tsx?$" },
      to: { path: "^lib/(?!connectors/kit/|core/)" },
    },
    {
      name: "vendor-sdk-at-home",
      comment: "A vendor's SDK is imported in its own connector only.",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: "^lib/connectors/catalog/(twilio|smtp)/" },
      to: { path: "^node_modules/(twilio|nodemailer|@types/nodemailer)/" },
    },
    {
      name: "registry-only-from-verbs",
      comment: "Server halves are reached through verbs, never from a page.",
      severity: "error",
      from: { path: "^(app|components)/" },
      to: { path: "(registry\\.server|/server)\\.ts$" },
    },
    {
      name: "no-test-code-in-product",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: "\\.(test|case)\\.tsx?$" },
      to: { path: "^(e2e|test)/|\\.test\\.tsx?$" },
    },
    {
      name: "no-circles",
      severity: "error",
      from: { path: "^(app|components|lib)/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    exclude: { path: "^(\\.next|dist|\\.data)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".cjs", ".js", ".json"],
    },
  },
};
