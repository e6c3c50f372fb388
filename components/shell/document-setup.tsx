"use client";

import { setNonce } from "get-nonce";
import { useEffect, useInsertionEffect, useState } from "react";
import { trackFocus } from "@/components/ui/focus-history";

type DocumentSetupProps = {
  /** Of the content security policy this document came with. */
  nonce?: string;
};

/** What dialogs need of the document on every page: the nonce for style elements, where focus was. */
export function DocumentSetup({ nonce }: DocumentSetupProps) {
  // Later renders of the layout bring other nonces, but the document keeps the policy it came with.
  const [documentNonce] = useState(nonce);
  // Dialogs write a style element that holds the page still; the nonce has to be there before.
  useInsertionEffect(() => {
    if (documentNonce) setNonce(documentNonce);
  }, [documentNonce]);
  useEffect(trackFocus, []);
  return null;
}
