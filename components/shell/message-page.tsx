import type { ReactNode } from "react";
import { Mark } from "./mark";

type MessagePageProps = {
  title: string;
  children: ReactNode;
  actions: ReactNode;
};

/** A whole page that only says something: not found, something went wrong. */
export function MessagePage({ title, children, actions }: MessagePageProps) {
  return (
    <main className="mx-auto flex min-h-[70dvh] max-w-narrow flex-col justify-center gap-3 px-gutter py-10">
      <Mark className="mb-2 size-8" />
      <h1 className="text-xl font-semibold">{title}</h1>
      <div className="text-muted">{children}</div>
      <div className="flex flex-wrap gap-2 pt-2">{actions}</div>
    </main>
  );
}
