import { err, ok, type Result } from "@/lib/core/result";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);
const label = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
const hostName = new RegExp(`^(?=.{1,253}$)${label}(\\.${label})*$`);

/** Scheme, host and port as typed; nothing else fits, so the parser below has nothing to forgive. */
const form = /^(https?):\/\/([^\s/?#\\@:%[\]]+|\[[0-9a-f:.]+\])(:\d{1,5})?\/?$/i;

/**
 * Reads one origin and answers it as browsers send it in the `Origin` header: lower case, IDNA host,
 * no default port. Only https, except for this machine, since anybody on the way could answer for an
 * origin without it. The error is the sentence to show.
 */
export function parseAllowedOrigin(text: string): Result<string, string> {
  const typed = text.trim();
  if (typed.includes("*"))
    return err("Wildcards are not possible: enter each origin, as in https://app.example.com.");
  const parts = form.exec(typed);
  if (!parts || !URL.canParse(typed)) return err(explain(typed));
  const url = new URL(typed);
  const host = parts[2] ?? "";
  // An address written as "0x7f.1" or in full-width letters would not be recognised again.
  if (isRewritten(host, url.hostname)) return err(`Write the host as ${url.hostname}.`);
  if (!url.hostname.startsWith("[") && !hostName.test(url.hostname))
    return err("This is not a host name. Example: https://app.example.com");
  if (url.port === "0") return err("Port 0 does not exist.");
  if (url.protocol === "http:" && !loopback.has(url.hostname))
    return err("Use https. Only localhost and 127.0.0.1 may do without.");
  return ok(url.origin);
}

function isRewritten(typed: string, parsed: string): boolean {
  const isIdn = /[^\0-\x7f]/.test(typed);
  return isIdn ? !parsed.includes("xn--") : typed.toLowerCase() !== parsed;
}

function explain(typed: string): string {
  if (typed === "") return "Enter an origin such as https://app.example.com.";
  if (!/^https?:\/\//i.test(typed)) return "Start with https://, as in https://app.example.com.";
  if (/^https?:\/\/[^/?#@]*@/i.test(typed)) return "Leave the user name out.";
  if (/^https?:\/\/[^/?#\\]+[/?#\\]/i.test(typed))
    return "Leave out what follows the host: an origin has no path.";
  return "This is not an origin. Example: https://app.example.com";
}
