import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's directory. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..");

/** The file of a dependency's executable script below node_modules. */
export const inModules = (/** @type {string} */ file) => path.join(root, "node_modules", file);
