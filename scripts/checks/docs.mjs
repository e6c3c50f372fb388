// Paths and commands that the documents name exist.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const pages = (directory) =>
  readdirSync(directory, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? pages(`${directory}/${entry.name}`)
      : entry.name.endsWith(".md")
        ? [`${directory}/${entry.name}`]
        : [],
  );
const documents = [
  ...["README.md", "CONTRIBUTING.md"].filter(existsSync),
  ...["docs", "lib", "e2e"].filter(existsSync).flatMap(pages),
];
const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
const problems = [];
for (const document of documents) {
  const text = readFileSync(document, "utf8");
  for (const [, target] of text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g))
    if (!existsSync(path.join(path.dirname(document), decodeURI(target))))
      problems.push(`${document}: there is no ${target}`);
  for (const [, target] of text.matchAll(
    /`((?:app|components|lib|drizzle|e2e|scripts|docs|test)\/[\w./[\]()-]+)`/g,
  ))
    if (!existsSync(target)) problems.push(`${document}: there is no ${target}`);
  for (const [, name] of text.matchAll(/npm run ([\w:-]+)/g))
    if (!(name in scripts)) problems.push(`${document}: there is no npm run ${name}`);
}
for (const line of problems) console.error(line);
if (problems.length > 0) process.exit(1);
