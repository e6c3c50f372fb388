// One word a feature, the same in every room: prints where the code of each address lives and fails
// when a room is missing. `--table` prints Markdown for the README.
import { existsSync, readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

process.chdir(fileURLToPath(new URL("../..", import.meta.url)));

/** Addresses of sign-in share its rooms, except those that they have under their own name. */
const featureOf = { "sign-in": "auth", setup: "auth", account: "auth" };
/** Features that store nothing. */
const withoutTables = new Set(["guide"]);
const absent = {
  healthz: "answered by the front before anything else",
  readyz: "answered by the front before anything else",
};

const folders = (directory) =>
  existsSync(directory)
    ? readdirSync(directory).filter(
        (name) => statSync(`${directory}/${name}`).isDirectory() && !/^[([_]/.test(name),
      )
    : [];

/** The browser tests of a feature stand in one file, or in several named `<feature>.<part>.spec.ts`. */
const testsOf = (feature) => {
  const whole = `${feature}.spec.ts`;
  const part = readdirSync("e2e").find(
    (name) => name.startsWith(`${feature}.`) && name.endsWith(".spec.ts"),
  );
  return `e2e/${existsSync(`e2e/${whole}`) ? whole : (part ?? whole)}`;
};

const addresses = [
  ...folders("app/(auth)").map((word) => ({ url: `/${word}`, word, app: `app/(auth)/${word}` })),
  ...folders("app/(public)").map((word) => ({
    url: `/${word}/<project>/<flow>`,
    word,
    app: `app/(public)/${word}`,
  })),
  ...folders("app/(console)/p/[project]").map((word) => ({
    url: `/p/<project>/${word}`,
    word,
    app: `app/(console)/p/[project]/${word}`,
  })),
];

const rows = addresses
  .filter(({ word }) => !(word in absent))
  .map(({ url, word, app }) => {
    const feature = featureOf[word] ?? word;
    const room = (folder) =>
      existsSync(`${folder}/${word}`) ? `${folder}/${word}` : `${folder}/${feature}`;
    return {
      url,
      rooms: [
        app,
        room("components"),
        room("lib"),
        withoutTables.has(feature) ? null : `drizzle/schema/${feature}.ts`,
        testsOf(feature),
      ],
    };
  });

if (process.argv.includes("--table")) {
  console.log(
    "| address | page | components | verbs | tables | browser tests |\n|---|---|---|---|---|---|",
  );
  for (const { url, rooms } of rows)
    console.log(
      `| \`${url}\` | ${rooms.map((room) => (room ? `\`${room}\`` : "none")).join(" | ")} |`,
    );
}
const missing = rows.flatMap(({ url, rooms }) =>
  rooms.filter((room) => room && !existsSync(room)).map((room) => `${url}: ${room} is missing`),
);
for (const line of missing) console.error(line);
if (missing.length > 0) process.exit(1);
