import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";

type Rule = { name: string };
const { forbidden }: { forbidden: Rule[] } = createRequire(import.meta.url)(
  "../../.dependency-cruiser.cjs",
);

/** One planted violation a rule: the file that imports, and what it must not import. */
const planted: Record<string, [from: string, to: string]> = {
  "lib-order-core": ["lib/core/a.ts", "lib/db/client.ts"],
  "lib-order-guide": ["lib/guide/a.ts", "lib/db/client.ts"],
  "lib-order-db": ["lib/db/b.ts", "lib/audit/record.ts"],
  "lib-order-audit": ["lib/audit/a.ts", "lib/keys/keys.ts"],
  "lib-order-keys": ["lib/keys/a.ts", "lib/auth/context.ts"],
  "lib-order-auth": ["lib/auth/a.ts", "lib/sandbox/list.ts"],
  "lib-order-sandbox": ["lib/sandbox/a.ts", "lib/connectors/schema.ts"],
  "lib-order-connectors": ["lib/connectors/a.ts", "lib/templates/list.ts"],
  "lib-order-templates": ["lib/templates/a.ts", "lib/connectors/list.ts"],
  "lib-order-messages": ["lib/messages/a.ts", "lib/otp/schema.ts"],
  "lib-order-settings": ["lib/settings/a.ts", "lib/connectors/schema.ts"],
  "lib-order-users": ["lib/users/a.ts", "lib/messages/list.ts"],
  "lib-order-home": ["lib/home/a.ts", "lib/otp/schema.ts"],
  "lib-order-otp": ["lib/otp/a.ts", "lib/usage/list.ts"],
  "lib-order-flows": ["lib/flows/a.ts", "lib/http/action.ts"],
  "lib-order-run": ["lib/run/a.ts", "lib/http/action.ts"],
  "lib-order-usage": ["lib/usage/a.ts", "lib/setup/setup.ts"],
  "lib-order-setup": ["lib/setup/a.ts", "lib/api/routes.ts"],
  "lib-order-api": ["lib/api/a.ts", "lib/http/front.ts"],
  "lib-order-http": ["lib/http/a.ts", "lib/cli/main.ts"],
  "lib-order-cli": ["lib/cli/a.ts", "lib/http/server-part.ts"],
  "lib-not-above": ["lib/otp/b.ts", "components/otp/card.tsx"],
  "components-not-app": ["components/otp/b.tsx", "app/actions.ts"],
  "components-browser-safe": ["components/otp/c.tsx", "lib/otp/save-otp.ts"],
  "ui-knows-no-domain": ["components/ui/b.tsx", "components/otp/card.tsx"],
  "store-is-private": ["lib/otp/c.ts", "lib/templates/store.ts"],
  "tables-in-stores-only": ["lib/otp/d.ts", "drizzle/schema/otp.ts"],
  "catalog-stands-alone": ["lib/connectors/catalog/one/a.ts", "lib/connectors/catalog/two/b.ts"],
  "kit-knows-no-connector": ["lib/connectors/kit/a.ts", "lib/connectors/catalog/two/b.ts"],
  "vendor-sdk-at-home": ["lib/otp/e.ts", "node_modules/twilio/index.js"],
  "registry-only-from-verbs": ["app/b.ts", "lib/connectors/registry.server.ts"],
  "no-test-code-in-product": ["lib/otp/f.ts", "test/database.ts"],
  "no-circles": ["lib/otp/g.ts", "lib/otp/h.ts"],
};

let directory: string;
let broken: string[];

async function write(file: string, text: string) {
  await mkdir(path.dirname(path.join(directory, file)), { recursive: true });
  await writeFile(path.join(directory, file), text);
}

const imports = (from: string, to: string) =>
  to.startsWith("node_modules/")
    ? `import "${to.split("/")[1]}";\n`
    : `import "${path.posix
        .relative(path.posix.dirname(from), to)
        .replace(/\.tsx?$/, "")
        .replace(/^(?!\.)/, "./")}";\n`;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "architecture-"));
  for (const [, to] of Object.values(planted)) await write(to, "export {};\n");
  for (const [from, to] of Object.values(planted)) await write(from, imports(from, to));
  await write("lib/otp/h.ts", imports("lib/otp/h.ts", "lib/otp/g.ts"));
  await write("node_modules/twilio/package.json", '{"name":"twilio","main":"index.js"}');
  const script = fileURLToPath(new URL("./architecture.mjs", import.meta.url));
  broken = await new Promise((resolve) => {
    execFile(process.execPath, [script, directory], (_error, _stdout, stderr) =>
      resolve(stderr.trim().split("\n")),
    );
  });
});

afterAll(() => rm(directory, { recursive: true }));

it("plants a violation of every rule there is", () => {
  expect(Object.keys(planted).sort()).toEqual(forbidden.map(({ name }) => name).sort());
});

it.each(Object.entries(planted))("%s bites", (name, [from, to]) => {
  expect(broken).toContain(`${name}: ${from} -> ${to}`);
});
