"use client";

import { useReactFlow, useViewport } from "@xyflow/react";
import { type PointerEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { nodeOf } from "@/lib/flows/model/document";
import { StepCard } from "../canvas/step-card";
import { useEditorParts } from "./editor-context";
import type { Addable } from "./state/addable";
import type { Place } from "./state/edit-steps";
import { grid, headHeight, layoutNode, nodeWidth } from "./state/node-size";

type PlacingGhostProps = {
  addable: Addable;
  isSnapping: boolean;
  /** Where Enter puts it. */
  findPlace: () => Place;
  onPlace: (at: Place) => void;
  onCancel: () => void;
};

/** The chosen step under the pointer, until a click or Enter puts it down. */
export function PlacingGhost(props: PlacingGhostProps) {
  const { addable, isSnapping, findPlace, onPlace, onCancel } = props;
  const { names } = useEditorParts();
  const { screenToFlowPosition } = useReactFlow();
  const { x, y, zoom } = useViewport();
  const ghost = useRef<HTMLDivElement>(null);
  const [first] = useState(findPlace);
  const step = { ...addable.seed, at: first, to: {}, errors: {} };

  /** Its corner, when the pointer is at the middle of its head. */
  function cornerAt({ clientX, clientY }: { clientX: number; clientY: number }): Place {
    const at = screenToFlowPosition({ x: clientX, y: clientY });
    const corner = { x: at.x - nodeWidth / 2, y: at.y - headHeight / 2 };
    const snap = (value: number) => Math.round(value / grid) * grid;
    return isSnapping ? { x: snap(corner.x), y: snap(corner.y) } : corner;
  }

  const transformOf = (at: Place) =>
    `translate(${at.x * zoom + x}px, ${at.y * zoom + y}px) scale(${zoom})`;

  function follow(event: PointerEvent) {
    // Not by React's state: the ghost keeps up with the pointer.
    if (ghost.current) ghost.current.style.transform = transformOf(cornerAt(event));
  }

  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") onPlace(findPlace());
    else onCancel();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => handleKey(event);
    // In the capture phase, before the button that has the focus takes Enter for itself.
    window.addEventListener("keydown", listen, true);
    return () => window.removeEventListener("keydown", listen, true);
  }, []);

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter does the same, see above */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
      <div
        data-testid="placing"
        className="absolute inset-0 z-10 cursor-copy overflow-hidden"
        onPointerMove={follow}
        onClick={(event) => onPlace(cornerAt(event))}
      >
        <div
          ref={ghost}
          aria-hidden="true"
          className="pointer-events-none absolute top-0 left-0 origin-top-left rounded-card opacity-80 shadow-float"
          style={{ transform: transformOf(first) }}
        >
          <StepCard
            step={step}
            layout={layoutNode(step)}
            line={nodeOf(step.kind).describe(step.config, names)}
            isSelected
            findings={null}
            light={null}
            mark={null}
          />
        </div>
      </div>
      <p
        role="status"
        className="floating absolute bottom-10 left-1/2 z-20 -translate-x-1/2 px-3 py-1.5 text-sm whitespace-nowrap"
      >
        Click to place <span className="font-medium">{addable.label}</span>, Enter for beside the
        selected step, Esc to cancel
      </p>
    </>
  );
}
