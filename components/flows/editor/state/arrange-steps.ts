import { Graph, layout } from "@dagrejs/dagre";
import type { Place, Steps } from "./edit-steps";
import { grid, layoutNode, nodeWidth } from "./node-size";

/** Places for all steps, from left to right in the order they run, with start in the corner. */
export function arrangeSteps(steps: Steps): Record<string, Place> {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", nodesep: 40, ranksep: 80, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const [id, step] of Object.entries(steps))
    graph.setNode(id, { width: nodeWidth, height: layoutNode(step).height });
  for (const [id, step] of Object.entries(steps))
    for (const [index, { id: port }] of layoutNode(step).ports.entries()) {
      const target = step.to[port];
      // The first way is the usual one and is drawn the straightest.
      if (target !== undefined && target !== id)
        graph.setEdge(id, target, { weight: index === 0 ? 4 : 1 }, port);
    }
  layout(graph);
  const snapped = (value: number) => Math.round(value / grid) * grid;
  return Object.fromEntries(
    Object.entries(steps).map(([id, step]) => {
      const { x, y } = graph.node(id);
      const height = layoutNode(step).height;
      return [id, { x: snapped(x - nodeWidth / 2), y: snapped(y - height / 2) }];
    }),
  );
}
