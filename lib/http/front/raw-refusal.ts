import type { Duplex } from "node:stream";
import { emptyPolicy, securityHeaders } from "./security-headers";

const texts: Record<number, string> = {
  400: "Bad Request",
  408: "Request Timeout",
  413: "Content Too Large",
  421: "Misdirected Request",
  431: "Request Header Fields Too Large",
};

/** Answers on a bare connection, where Node made no request object: what came was no HTTP, too long or too slow. */
export function refuseRaw(socket: Duplex, status: number, { isHttps }: { isHttps: boolean }): void {
  if (!socket.writable || socket.destroyed) {
    socket.destroy();
    return;
  }
  const headers = { ...securityHeaders({ isHttps }), "Content-Security-Policy": emptyPolicy };
  const lines = [
    `HTTP/1.1 ${status} ${texts[status] ?? "Bad Request"}`,
    "Connection: close",
    "Content-Length: 0",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.end(`${lines.join("\r\n")}\r\n\r\n`, () => socket.destroy());
}

/** The status for an error of Node's HTTP parser. */
export function statusOfParserError(error: Error): number {
  const code = "code" in error ? error.code : undefined;
  if (code === "HPE_HEADER_OVERFLOW") return 431;
  if (code === "HPE_CHUNK_EXTENSIONS_OVERFLOW") return 413;
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return 408;
  return 400;
}
