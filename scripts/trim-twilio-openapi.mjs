#!/usr/bin/env node
/**
 * Cuts Twilio's OpenAPI files down to the paths this program uses and what they refer to.
 *
 *   node scripts/trim-twilio-openapi.mjs <folder with spec/json of github.com/twilio/twilio-oai>
 *
 * Texts and examples are dropped: the contract tests need shapes only. The licence notice stays
 * beside the result in e2e/fakes/openapi/LICENSE.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const account = "/2010-04-01/Accounts/{AccountSid}";
const wanted = {
  "twilio_api_v2010.json": {
    "/2010-04-01/Accounts/{Sid}.json": ["get"],
    [`${account}/Balance.json`]: ["get"],
    [`${account}/Keys.json`]: ["get"],
    [`${account}/IncomingPhoneNumbers.json`]: ["get", "post"],
    [`${account}/OutgoingCallerIds.json`]: ["get"],
    [`${account}/SMS/ShortCodes.json`]: ["get"],
    [`${account}/Messages.json`]: ["get", "post"],
    [`${account}/Messages/{Sid}.json`]: ["get"],
    [`${account}/Calls.json`]: ["get", "post"],
    [`${account}/Calls/{Sid}.json`]: ["get"],
    [`${account}/Calls/{CallSid}/Notifications.json`]: ["get"],
  },
  "twilio_messaging_v1.json": {
    "/v1/Services": ["get"],
    "/v1/Services/{Sid}": ["get"],
    "/v1/Services/{ServiceSid}/PhoneNumbers": ["get"],
    "/v1/Services/{ServiceSid}/ShortCodes": ["get"],
    "/v1/Services/{ServiceSid}/AlphaSenders": ["get"],
  },
};

const source = process.argv[2];
if (source === undefined) {
  console.error("usage: node scripts/trim-twilio-openapi.mjs <folder of the OpenAPI files>");
  process.exit(2);
}
const target = fileURLToPath(new URL("../e2e/fakes/openapi/", import.meta.url));

for (const [file, paths] of Object.entries(wanted)) {
  const spec = JSON.parse(readFileSync(join(source, file), "utf8"));
  const kept = { paths: {}, components: {} };
  for (const [path, methods] of Object.entries(paths)) {
    const item = spec.paths[path];
    if (item === undefined) throw new Error(`${file} has no ${path}`);
    kept.paths[path] = {};
    for (const method of methods) kept.paths[path][method] = slim(item[method]);
  }
  const waiting = refsOf(kept.paths);
  const seen = new Set();
  while (waiting.length > 0) {
    const ref = waiting.pop();
    if (ref === undefined || seen.has(ref)) continue;
    seen.add(ref);
    const [, , section, name] = ref.split("/");
    const component = slim(spec.components[section][name]);
    kept.components[section] ??= {};
    kept.components[section][name] = component;
    waiting.push(...refsOf(component));
  }
  const trimmed = { openapi: spec.openapi, info: spec.info, servers: spec.servers, ...kept };
  writeFileSync(join(target, file), `${JSON.stringify(trimmed, null, 1)}\n`);
}

/** The node without texts, examples and vendor notes. A property may itself be called `example`. */
function slim(node, isNameMap = false) {
  if (Array.isArray(node)) return node.map((item) => slim(item));
  if (node === null || typeof node !== "object") return node;
  const entries = Object.entries(node).filter(
    ([key]) =>
      isNameMap ||
      !(
        ["description", "summary", "example", "examples", "tags", "headers"].includes(key) ||
        key.startsWith("x-")
      ),
  );
  return Object.fromEntries(
    entries.map(([key, value]) => [key, slim(value, key === "properties")]),
  );
}

function refsOf(node) {
  if (node === null || typeof node !== "object") return [];
  const own = typeof node.$ref === "string" ? [node.$ref] : [];
  return [...own, ...Object.values(node).flatMap(refsOf)];
}
