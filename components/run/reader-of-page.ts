import { pathHeader } from "@/lib/http/front/request-headers";
import { type Reader, readReader } from "./texts/languages";

/** Who reads a page of a flow, by the headers that the front hands on; null on every other page. */
export function readerOfPage(sent: Headers): Reader | null {
  const path = sent.get(pathHeader) ?? "";
  if (!path.startsWith("/run/")) return null;
  const [, query = ""] = path.split("?", 2);
  return readReader(new URLSearchParams(query).get("locale"), sent.get("accept-language"));
}
