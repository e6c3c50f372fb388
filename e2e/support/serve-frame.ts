import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A page of somebody else's that shows another one in a frame: `http://localhost:<port>`. */
export async function serveFrame(): Promise<{
  origin: string;
  show(url: string): void;
  close(): void;
}> {
  let framed = "";
  const server = createServer((_, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end(
      `<!doctype html><title>Shop</title><iframe title="Sign in" src="${framed}"></iframe>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    show: (url) => {
      framed = url;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
