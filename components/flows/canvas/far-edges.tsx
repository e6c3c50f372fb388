import { EdgeLabelRenderer } from "@xyflow/react";
import { memo, useMemo } from "react";
import type { Place, Steps } from "../editor/state/edit-steps";
import { layoutNode, nodeWidth } from "../editor/state/node-size";
import { edgeLook, type PortEdge } from "./canvas-elements";
import { edgePath } from "./edge-path";

/** Pixels of the unscaled canvas: about one on the screen. */
const farStroke = 5;

type FarEdgesProps = {
  steps: Steps;
  edges: readonly PortEdge[];
  /** Places of what is being dragged. */
  dragged: ReadonlyMap<string, Place>;
};

/**
 * All ways in one drawing, for when they are too small to be pointed at: hundreds of them slide as one.
 * Those of a step that is dragged are drawn by themselves, so that the others stay as they are.
 */
export const FarEdges = memo(function FarEdges({ steps, edges, dragged }: FarEdgesProps) {
  const draggedIds = [...dragged.keys()].join(" ");
  const still = useMemo(() => {
    const ids = new Set(draggedIds.split(" "));
    const isStill = ({ source, target }: PortEdge) => !ids.has(source) && !ids.has(target);
    return drawAll(edges.filter(isStill), (id) => steps[id]?.at, steps);
  }, [edges, steps, draggedIds]);
  const isMoving = ({ source, target }: PortEdge) => dragged.has(source) || dragged.has(target);
  const placeOf = (id: string) => dragged.get(id) ?? steps[id]?.at;
  return (
    // Its place is behind the cards.
    <EdgeLabelRenderer>
      <Drawing paths={still} />
      {dragged.size > 0 && <Drawing paths={drawAll(edges.filter(isMoving), placeOf, steps)} />}
    </EdgeLabelRenderer>
  );
});

function Drawing({ paths }: { paths: ReadonlyMap<string, string> }) {
  return (
    <svg aria-hidden="true" className="absolute size-px overflow-visible">
      {[...paths].map(([look, path]) => (
        <g key={look} className={look}>
          <path d={path} style={{ strokeWidth: farStroke }} className="react-flow__edge-path" />
        </g>
      ))}
    </svg>
  );
}

/** Path data of all edges that look alike, by the class of that look. */
function drawAll(
  edges: readonly PortEdge[],
  placeOf: (id: string) => Place | undefined,
  steps: Steps,
): Map<string, string> {
  const paths = new Map<string, string[]>();
  for (const { source, sourceHandle, target, data, selected } of edges) {
    const [from, to, leaving, entered] = [
      placeOf(source),
      placeOf(target),
      steps[source],
      steps[target],
    ];
    if (!from || !to || !leaving || !entered) continue;
    const port = layoutNode(leaving).ports.find(({ id }) => id === sourceHandle);
    const entry = layoutNode(entered).entry;
    if (!port || entry === null) continue;
    const look = selected ? "port-edge-selected" : edgeLook(data);
    const alike = paths.get(look) ?? [];
    paths.set(look, alike);
    const ends = {
      sourceX: from.x + nodeWidth,
      sourceY: from.y + port.y,
      targetX: to.x,
      targetY: to.y + entry,
    };
    alike.push(edgePath(ends, data).path);
  }
  return new Map([...paths].map(([look, all]) => [look, all.join("")]));
}
