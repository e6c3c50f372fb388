import type { IncomingMessage } from "node:http";

const limitBytes = 1_000_000;

/** The whole body as text; what comes after a megabyte is dropped. */
export async function readBody(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= limitBytes) chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}
