import { useReactFlow } from "@xyflow/react";
import { useCallback } from "react";
import { headHeight, nodeWidth } from "./state/node-size";

/** A new step is drawn a frame or two after it was added; after this many it never is. */
const mostFrames = 30;
const margin = 24;

/** Brings a step into view if it is not, and gives it the focus where that is wanted. */
export function useReveal(): (id: string, wanted: { hasFocus: boolean }) => void {
  const { getInternalNode, getViewport, setCenter } = useReactFlow();
  return useCallback(
    (id, { hasFocus }) => {
      let frames = 0;
      function look() {
        frames += 1;
        const node = getInternalNode(id);
        const box = document.querySelector(".flow-canvas")?.getBoundingClientRect();
        if (!node || !box) {
          if (frames < mostFrames) requestAnimationFrame(look);
          return;
        }
        const { zoom, x, y } = getViewport();
        const { width = nodeWidth, height = headHeight } = node.measured;
        const left = node.position.x * zoom + x;
        const top = node.position.y * zoom + y;
        const isInView =
          left >= margin &&
          top >= margin &&
          left + width * zoom <= box.width - margin &&
          top + height * zoom <= box.height - margin;
        if (!isInView)
          void setCenter(node.position.x + width / 2, node.position.y + height / 2, {
            zoom: Math.max(zoom, 0.6),
          });
        if (hasFocus) requestAnimationFrame(focus);
      }
      function focus() {
        frames += 1;
        const element = document.querySelector<HTMLElement>(
          `.react-flow__node[data-id="${CSS.escape(id)}"]`,
        );
        if (element) element.focus({ preventScroll: true });
        else if (frames < mostFrames) requestAnimationFrame(focus);
      }
      // After the frame that follows what was just changed: a panel makes the canvas narrower.
      requestAnimationFrame(() => requestAnimationFrame(look));
    },
    [getInternalNode, getViewport, setCenter],
  );
}
