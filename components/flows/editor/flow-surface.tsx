"use client";

import dynamic from "next/dynamic";
import { cn } from "@/components/ui/cn";
import type { Decorations } from "../canvas/step-decoration";
import { OutlineView } from "../outline/outline-view";
import type { ViewChoice } from "./use-flow-view";

const CanvasEditor = dynamic(() => import("./canvas-editor"), {
  ssr: false,
  loading: () => <p className="sr-only">Loading the canvas</p>,
});

type FlowSurfaceProps = Pick<ViewChoice, "chosen" | "shown"> & { decorations: Decorations };

/**
 * The flow itself. The server always sends the outline, which can be read before scripts have come;
 * where the canvas will take its place it stays back for a moment, so that nothing flashes.
 */
export function FlowSurface({ chosen, shown, decorations }: FlowSurfaceProps) {
  const staysBack = "animate-in fade-in-0 fill-mode-backwards delay-1000 duration-200";
  return (
    <section aria-label="Flow" className="relative min-h-0 flex-1 bg-background">
      {shown === "canvas" ? (
        <CanvasEditor decorations={decorations} />
      ) : (
        <div
          className={cn(
            "absolute inset-0 overflow-y-auto",
            shown === null && chosen === "canvas" && staysBack,
            shown === null &&
              chosen === null &&
              "md:animate-in md:fade-in-0 md:fill-mode-backwards md:delay-1000 md:duration-200",
          )}
        >
          <OutlineView decorations={decorations} />
        </div>
      )}
    </section>
  );
}
