import { randomBytes } from "node:crypto";
import { createServer } from "node:http";

/** A Twilio that accepts everything at once and remembers the newest code to each number. */
export async function startProvider(port: number) {
  const codes = new Map<string, string>();
  const counts = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    const to = form.get("To") ?? "";
    codes.set(to, /\d{6}/.exec(form.get("Body") ?? "")?.[0] ?? "");
    if (request.method === "POST") counts.set(to, (counts.get(to) ?? 0) + 1);
    const status = request.method === "POST" ? "queued" : "delivered";
    const body = JSON.stringify({ sid: `SM${randomBytes(16).toString("hex")}`, status, to });
    response.writeHead(201, {
      "Content-Type": "application/json",
      "Content-Length": Buffer.byteLength(body),
    });
    response.end(body);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${port}`,
    /** The code that came to a number, once. */
    take(to: string): string {
      const code = codes.get(to) ?? "";
      codes.delete(to);
      return code;
    },
    /** How many messages were sent to a number. */
    countOf: (to: string): number => counts.get(to) ?? 0,
    close: () => server.close(),
  };
}
