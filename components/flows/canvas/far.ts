import type { ReactFlowState } from "@xyflow/react";

/** Seen smaller than this, no port can be read or hit. */
const farZoom = 0.4;
/** Up to this many steps, a browser draws them whole from any distance. */
const few = 60;

/** Whether steps are drawn as names alone, and ways as one drawing. */
export const isFarAway = ({ transform, nodes }: ReactFlowState): boolean =>
  transform[2] < farZoom && nodes.length > few;
