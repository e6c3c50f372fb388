"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { setNonce } from "get-nonce";
import { type ReactNode, useEffect, useInsertionEffect, useState } from "react";
import { trackFocus } from "@/components/ui/focus-history";
import { Toaster } from "@/components/ui/toaster";

type ProvidersProps = {
  /** Of the content security policy this document came with. */
  nonce?: string;
  children: ReactNode;
};

/** What client components need around them: the query cache, toasts, the nonce for style elements. */
export function Providers({ nonce, children }: ProvidersProps) {
  const [queryClient] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: 1000 } } }),
  );
  // Later renders of the layout bring other nonces, but the document keeps the policy it came with.
  const [documentNonce] = useState(nonce);
  // Dialogs and menus write a style element to hold the page still; it needs the nonce before them.
  useInsertionEffect(() => {
    if (documentNonce) setNonce(documentNonce);
  }, [documentNonce]);
  useEffect(trackFocus, []);
  return (
    <QueryClientProvider client={queryClient}>
      {children}
      <Toaster />
    </QueryClientProvider>
  );
}
