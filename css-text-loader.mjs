// Makes of a style sheet named `*.pcss` a module whose default export is its finished text, for
// pages that are not to wait for a second request.
import tailwind from "@tailwindcss/postcss";
import postcss from "postcss";

/**
 * @typedef {object} LoaderContext what the bundler gives to a loader
 * @property {string} resourcePath
 * @property {(file: string) => void} addDependency
 * @property {(folder: string) => void} addContextDependency
 */

/**
 * @this {LoaderContext}
 * @param {string} source
 */
export default async function cssText(source) {
  const { css, messages } = await postcss([tailwind()]).process(source, {
    from: this.resourcePath,
  });
  for (const message of messages) {
    if (message.type === "dependency") this.addDependency(message.file);
    if (message.type === "dir-dependency") this.addContextDependency(message.dir);
  }
  return `export default ${JSON.stringify(css)};`;
}
