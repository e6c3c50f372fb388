import { headers } from "next/headers";
import type { ReactNode } from "react";
import { nonceHeader } from "@/lib/http/front/request-headers";
import css from "./run.pcss";

/**
 * Only brings the style sheet, within the document: a phone on a slow line would wait for a file of
 * its own before it shows anything. The pages differ in all else.
 */
export default async function RunLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get(nonceHeader) ?? undefined;
  return (
    <>
      <style nonce={nonce}>{css}</style>
      {children}
    </>
  );
}
