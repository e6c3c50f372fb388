/** Whether Twilio would take `address` for a callback or document: public http(s), no underscore. */
export function isUsableAddress(address: string, locals: "allowed" | "refused"): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  if (protocol !== "http:" && protocol !== "https:") return false;
  if (hostname.includes("_")) return false;
  return locals === "allowed" || !/^(localhost|127\.|10\.|192\.168\.|\[::1\])/.test(hostname);
}
