import { FlaskConical } from "lucide-react";
import type { ReactNode } from "react";

/** Says over every page that something is not as in production. */
export function EnvironmentBanner({ children }: { children: ReactNode }) {
  return (
    <aside
      aria-label="Environment"
      className="flex items-center gap-2 border-b bg-warning-soft px-gutter py-1.5 text-sm text-text"
    >
      <FlaskConical aria-hidden="true" className="size-4 shrink-0 text-warning-text" />
      <p className="min-w-0">{children}</p>
    </aside>
  );
}
