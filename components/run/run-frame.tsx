import type { CSSProperties, ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { accentTones } from "@/lib/core/accent-tones";

/** How a project's pages for end users look. */
export type RunLook = {
  projectName: string;
  /** "#rrggbb"; null for Patchbay's own. */
  accent: string | null;
  /** Address of the logo; null for none. */
  logo: string | null;
};

type RunFrameProps = {
  look: RunLook;
  /** Shown within another page, and only to look at. */
  isPreview?: boolean;
  children: ReactNode;
};

/** The page around whatever an end user is asked or told: the project's name or logo, and a card. */
export function RunFrame({ look, isPreview = false, children }: RunFrameProps) {
  const Card = isPreview ? "div" : "main";
  return (
    <div
      style={look.accent === null ? undefined : accentStyle(look.accent)}
      className={cn(
        "mx-auto flex w-full max-w-[calc(var(--container-narrow)+2*var(--spacing-gutter))] flex-col px-gutter py-8 sm:justify-center sm:py-12",
        isPreview ? "" : "min-h-dvh",
      )}
    >
      <header className="mb-5 flex min-h-10 items-center">
        {look.logo === null ? (
          <p className="text-lg font-semibold wrap-anywhere">{look.projectName}</p>
        ) : (
          // biome-ignore lint/performance/noImgElement: a small file of our own, of a size nobody knows
          <img
            src={look.logo}
            alt={look.projectName}
            className="h-10 max-w-full object-contain object-left"
          />
        )}
      </header>
      <Card className="rounded-card border bg-surface p-5 sm:p-6">{children}</Card>
    </div>
  );
}

/** Puts the project's colour in the place of ours, with the tones in which it can be read. */
function accentStyle(accent: string): CSSProperties {
  const { fill, onFill, hover, onLight, onDark } = accentTones(accent);
  const readable = `light-dark(${onLight}, ${onDark})`;
  return {
    "--color-accent": fill,
    "--color-on-accent": onFill,
    "--color-accent-hover": hover,
    "--color-accent-text": readable,
    "--color-ring": readable,
  } as CSSProperties;
}
