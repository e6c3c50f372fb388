import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";

export type Application = { origin: string; close(): Promise<void> };

const page = `<!doctype html><meta charset="utf-8"><title>Somebody's application</title>
<h1>Somebody's application</h1><script src="/library.js"></script>`;

/**
 * An application of somebody else on another origin: a page with nothing but the browser's library,
 * as `window.webLibrary`.
 */
export async function serveApplication(): Promise<Application> {
  const bundled = await build({
    stdin: {
      contents: `import { webLibrary } from "./web-library"; window.webLibrary = webLibrary;`,
      resolveDir: "e2e/support",
    },
    bundle: true,
    format: "iife",
    platform: "browser",
    write: false,
    logLevel: "silent",
  });
  const library = bundled.outputFiles[0]?.contents ?? new Uint8Array();
  const server = createServer((request, response) => {
    const isLibrary = request.url === "/library.js";
    response.setHeader("Content-Type", isLibrary ? "text/javascript" : "text/html");
    response.end(isLibrary ? library : page);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
