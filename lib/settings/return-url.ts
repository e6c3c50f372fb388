import { err, ok, type Result } from "@/lib/core/result";
import { parseAllowedOrigin } from "./allowed-origin";

const longest = 500;
/** Names that the hand-over adds itself. */
const ownNames = ["code", "state"];

/**
 * Reads an address that finished runs may lead to and answers it in the only form that will be
 * accepted later: registered addresses are compared letter by letter. The error is the sentence to
 * show.
 */
export function parseReturnUrl(text: string): Result<string, string> {
  const typed = text.trim();
  if (typed.length > longest) return err(`Use at most ${longest} characters.`);
  const start = /^https?:\/\/[^/?#\\]*/i.exec(typed)?.[0];
  if (!start) return err("Enter a whole address, as in https://app.example.com/signed-in.");
  const origin = parseAllowedOrigin(start);
  if (!origin.ok) return origin;
  if (typed.includes("#")) return err("Leave out what begins with #: servers never see it.");
  if (typed.includes("*")) return err("Wildcards are not possible: enter each address.");
  if (!URL.canParse(typed)) return err("This is not an address.");
  const url = new URL(typed);
  const rest = typed.slice(start.length);
  const normal = `${url.origin}${url.pathname}${url.search}`;
  // Dots, spaces and backslashes mean something else to one reader than to the next.
  if (`${origin.value}${rest === "" || rest.startsWith("?") ? "/" : ""}${rest}` !== normal)
    return err(`Write it as ${normal}.`);
  const taken = ownNames.find((name) => url.searchParams.has(name));
  return taken ? err(`Leave out ${taken}=: it is added to the address.`) : ok(normal);
}
