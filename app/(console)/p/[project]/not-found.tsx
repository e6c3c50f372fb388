import type { Metadata } from "next";
import { MessagePage } from "@/components/shell/message-page";
import { LinkButton } from "@/components/ui/link-button";

export const metadata: Metadata = { title: "Page not found" };

/** Nothing there, in a project that one may see: its navigation stays. */
export default function NotFound() {
  return (
    <MessagePage
      isInShell
      title="Page not found"
      actions={
        <LinkButton href="/" variant="primary">
          Go to the start page
        </LinkButton>
      }
    >
      Nothing is at this address. It may have been renamed or deleted.
    </MessagePage>
  );
}
