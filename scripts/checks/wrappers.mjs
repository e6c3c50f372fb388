// Every server action and every route is made by a wrapper that finds session, permission and input
// by itself. A bare export would be a public endpoint without any of it.
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const actionWrappers = ["adminAction", "accountAction", "publicAction"];
const routeWrappers = ["internalRoute", "downloadRoute", "apiRoute"];

function* files(directory) {
  for (const name of readdirSync(directory)) {
    const file = path.posix.join(directory, name);
    if (statSync(file).isDirectory()) yield* files(file);
    else if (/\.tsx?$/.test(name) && !/\.test\./.test(name)) yield file;
  }
}

const exported =
  /^export\s+(?:async\s+)?(const|let|var|function|class|\{|\*)\s*([\w$]*)[^=\n]*(?:=\s*(\w+)\s*[(<])?/gm;

function* bareExports(file, text, wrappers, also = []) {
  if (/^export\s+default/m.test(text)) yield `${file}: export by name, not by default`;
  for (const [line, kind, name, wrapper] of text.matchAll(exported))
    if (!also.includes(name) && (kind !== "const" || !wrappers.includes(wrapper)))
      yield `${file}: "${line.trim()}" is not made by ${wrappers.join(" or ")}`;
}

/** Problems of the app folder below `root`, one line each. */
export function bareEntrances(root = ".") {
  const problems = [];
  for (const file of files(path.posix.join(root, "app"))) {
    const text = readFileSync(file, "utf8");
    const isActionFile = /^\s*(?:\/\/[^\n]*\n|\/\*[\s\S]*?\*\/|\s)*["']use server["']/.test(text);
    if (!isActionFile && /["']use server["']/.test(text))
      problems.push(`${file}: "use server" inside a function; actions live in actions.ts files`);
    if (isActionFile !== /(^|\/)actions\.ts$/.test(file))
      problems.push(`${file}: actions.ts files and only they begin with "use server"`);
    if (isActionFile) problems.push(...bareExports(file, text, actionWrappers));
    if (/(^|\/)route\.tsx?$/.test(file)) {
      problems.push(...bareExports(file, text, routeWrappers, ["dynamic", "runtime"]));
      if (
        file.includes("/api/internal/") &&
        /export\s+const\s+(POST|PUT|PATCH|DELETE)\b/.test(text)
      )
        problems.push(`${file}: internal routes only read; writes are server actions`);
    }
  }
  return problems;
}
