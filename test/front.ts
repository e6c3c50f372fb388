import net from "node:net";
import { afterAll } from "vitest";
import { createFront, type Front, type FrontOptions } from "@/lib/http/server";

export interface RunningFront extends Front {
  readonly port: number;
  readonly url: string;
}

const started: Front[] = [];

afterAll(() => {
  for (const { server } of started.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/**
 * Starts a front on a free port of this machine, closed with the test file. Its pages answer with what they were
 * given: method, target, headers and the length of the body.
 */
export async function startFront(options: Partial<FrontOptions> = {}): Promise<RunningFront> {
  // The public URL has to name the port, which is known only when it was had.
  const port = await new Promise<number>((resolve) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
  const url = `http://localhost:${port}`;
  const front = createFront({
    publicUrl: url,
    isPublicUrlDefault: true,
    trustedProxies: "0",
    isDev: false,
    readiness: async () => ({
      isReady: true,
      database: "up",
      migrations: "current",
      fsync: "on",
    }),
    handlers: [],
    pages: async (request, response) => {
      let bytes = 0;
      for await (const chunk of request) bytes += chunk.length;
      const { method, url: target, headers } = request;
      response.setHeader("Content-Type", "application/json");
      response.end(JSON.stringify({ method, target, headers, bytes }));
    },
    ...options,
  });
  await new Promise<void>((resolve) => front.server.listen(port, "127.0.0.1", resolve));
  started.push(front);
  return { ...front, port, url };
}

/** Sends bytes as they are and collects everything until the server closes the connection. */
export function sendRaw(port: number, bytes: string | readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = net.connect(port, "127.0.0.1", () => {
      for (const part of typeof bytes === "string" ? [bytes] : bytes) socket.write(part);
    });
    socket.setEncoding("utf8");
    socket.on("data", (part) => {
      answer += part;
    });
    socket.on("error", (error) => (answer ? resolve(answer) : reject(error)));
    socket.on("close", () => resolve(answer));
  });
}

/** The status of a raw answer, 0 when there is none. */
export const rawStatus = (answer: string): number =>
  Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
