import { isForeign, longestValue } from "./variables";

/** Control, formatting and direction characters, which could hide or reorder what a person reads. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

const address = /^[^\s@/:]+@[^\s@/:]+$/;

/**
 * What phones and mail programs turn into links: a scheme, an Internet name, an IPv4 address. The
 * dots of other scripts count, because name lookup takes them for dots.
 */
const schemes = /([a-z][a-z0-9+.-]*):(?=\S)/giu;
const dotsOfNames = /(?<=[\p{L}\p{M}\p{N}-])[.。．｡](?=[\p{L}\p{M}-]{2,}|xn--)/giu;
const ipAddress = /\d{1,3}(?:\.\d{1,3}){3}/g;

function withoutLinks(value: string): string {
  return value
    .replace(schemes, "$1 ")
    .replace(/[/\\]+/g, " ")
    .replace(ipAddress, (found) => found.replaceAll(".", " "))
    .replace(dotsOfNames, " ");
}

/**
 * A value as it may stand in a message. Nothing in it is invisible; what did not come from the
 * project is short and holds nothing that a phone would make a link of.
 */
export function safeValue(name: string, value: string): string {
  const visible = value.replace(invisible, "");
  if (name === "project.name") return cut(visible);
  if (!isForeign(name)) return visible;
  const isAddress = name === "user.email" && address.test(visible);
  return cut(isAddress ? visible : withoutLinks(visible))
    .replace(/\s+/g, " ")
    .trim();
}

/** By characters, so that no surrogate pair is divided. */
const cut = (value: string) => [...value.normalize("NFC")].slice(0, longestValue).join("");
