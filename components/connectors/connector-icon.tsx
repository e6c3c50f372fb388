import { cn } from "@/components/ui/cn";
import type { ConnectorIcon as Drawing } from "@/lib/connectors/kit/icon";

/** The icon of a connector type, 28 px. The name beside it tells; a type that is gone gets a frame. */
export function ConnectorIcon({ icon, className }: { icon: Drawing | null; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      className={cn("size-7 shrink-0 text-accent-text", className)}
    >
      {(icon?.fills ?? []).map((path) => (
        <path key={path} d={path} fill="currentColor" fillRule="evenodd" />
      ))}
      {(icon?.strokes ?? (icon ? [] : ["M5 5h14v14H5z"])).map((path) => (
        <path
          key={path}
          d={path}
          stroke="currentColor"
          strokeWidth="1.75"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ))}
    </svg>
  );
}
