import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const read = (name: string) => readFileSync(fileURLToPath(new URL(name, import.meta.url)), "utf8");

/** The key pair of `README.md` beside this file, PEM; `cert` is its own certificate authority. */
export function testCertificate(): { key: string; cert: string } {
  return { key: read("./localhost.key.pem"), cert: read("./localhost.cert.pem") };
}
