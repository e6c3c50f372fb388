/** A registered address with what the application shall read from it. */
export function withQuery(address: string, parts: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(parts).filter((part): part is [string, string] => part[1] !== null);
  if (given.length === 0) return address;
  return `${address}${address.includes("?") ? "&" : "?"}${new URLSearchParams(given)}`;
}
