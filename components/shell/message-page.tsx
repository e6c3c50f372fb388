import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Mark } from "./mark";

type MessagePageProps = {
  title: string;
  children: ReactNode;
  actions: ReactNode;
  /** The console's navigation stands around it, and with it the page's `main`. */
  isInShell?: boolean;
};

/** A whole page that only says something: not found, something went wrong. */
export function MessagePage({ title, children, actions, isInShell = false }: MessagePageProps) {
  const Frame = isInShell ? "div" : "main";
  return (
    <Frame
      className={cn(
        "mx-auto flex max-w-narrow flex-col justify-center gap-3",
        isInShell ? "min-h-[60dvh]" : "min-h-[70dvh] px-gutter py-10",
      )}
    >
      {!isInShell && <Mark className="mb-2 size-8" />}
      <h1 className="text-xl font-semibold">{title}</h1>
      <div className="text-muted">{children}</div>
      <div className="flex flex-wrap gap-2 pt-2">{actions}</div>
    </Frame>
  );
}
