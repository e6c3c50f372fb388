import { createServer } from "node:http";
import { listenOnLoopback } from "../../listen";
import { readBody } from "../read-body";

export interface ReceivedCallback {
  /** The whole address the sender used, as a signature has to be checked against. */
  url: string;
  signature: string;
  fields: Record<string, string>;
}

/** An application's callback address: keeps what is posted and answers `text` (204 when empty). */
export async function startCallbackReceiver(text = "") {
  const received: ReceivedCallback[] = [];
  const server = createServer(async (req, res) => {
    const fields = Object.fromEntries(new URLSearchParams(await readBody(req)));
    const signature = String(req.headers["x-twilio-signature"] ?? "");
    received.push({ url: `http://${req.headers.host}${req.url}`, signature, fields });
    res.writeHead(text === "" ? 204 : 200, { "Content-Type": "text/xml" });
    res.end(text);
  });
  const port = await listenOnLoopback(server);
  return {
    url: `http://127.0.0.1:${port}/status?id=7`,
    received,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
