import type { ReactNode } from "react";
import { Mark } from "@/components/shell/mark";
import "../globals.css";

/** One narrow card in the middle: sign-in and first setup. The page brings its own h1. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-[calc(var(--container-narrow)+2*var(--spacing-gutter))] flex-col justify-center px-gutter py-10">
      <p className="mb-4 flex items-center gap-2.5 text-lg font-semibold">
        <Mark className="size-7" />
        Patchbay
      </p>
      <div className="rounded-card border bg-surface p-5 sm:p-6">{children}</div>
    </main>
  );
}
