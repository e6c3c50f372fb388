import { type Edge, type Node, Position } from "@xyflow/react";
import type { Names } from "@/lib/flows/model/define-node";
import { type FlowStep, nodeOf } from "@/lib/flows/model/document";
import type { Place, Steps } from "../editor/state/edit-steps";
import { headHeight, layoutNode, nodeWidth } from "../editor/state/node-size";
import { edgeId, entryPort } from "./edge-id";
import type { StepCardProps } from "./step-card";
import { type Decorations, findingWords, lightWords, markWords } from "./step-decoration";

type StepNodeData = Omit<StepCardProps, "isSelected">;
/** Drawn whole, or from far away. The library measures the dots anew when it changes. */
type StepNodeType = "step" | "far";
export type StepNode = Node<StepNodeData, StepNodeType>;
export type PortEdge = Edge<
  {
    label: string;
    kind: "success" | "error";
    isLit: boolean;
    /** From the port, and from the way in, down to where nothing of the two cards is in the way. */
    belowSource: number;
    belowTarget: number;
  },
  "port"
>;

const dot = 8;

type NodeInputs = {
  steps: Steps;
  selection: readonly string[];
  /** Places of what is being dragged. */
  dragged: ReadonlyMap<string, Place>;
  names: Names;
  decorations: Decorations;
  isFar: boolean;
};

/**
 * Makes the canvas's nodes, each the same object as before unless something of it changed: the
 * canvas compares by identity, and a flow may have hundreds.
 */
export function createNodeMaker(): (inputs: NodeInputs) => StepNode[] {
  let previous = new Map<string, StepNode>();
  return ({ steps, selection, dragged, names, decorations, isFar }) => {
    const type = isFar ? "far" : "step";
    const selected = new Set(selection);
    const next = new Map<string, StepNode>();
    for (const [id, step] of Object.entries(steps)) {
      const before = previous.get(id);
      const data = dataOf(before?.data, id, step, names, decorations);
      const at = dragged.get(id) ?? step.at;
      const isSelected = selected.has(id);
      const isDragging = dragged.has(id);
      next.set(
        id,
        before &&
          before.data === data &&
          before.type === type &&
          before.selected === isSelected &&
          before.dragging === isDragging &&
          before.position.x === at.x &&
          before.position.y === at.y
          ? before
          : makeNode(id, data, { at, isSelected, isDragging, type }),
      );
    }
    previous = next;
    return [...next.values()];
  };
}

function dataOf(
  before: StepNodeData | undefined,
  id: string,
  step: FlowStep,
  names: Names,
  { findings, lights, marks }: Decorations,
): StepNodeData {
  const decoration = {
    findings: findings?.[id] ?? null,
    light: lights?.[id] ?? null,
    mark: marks?.[id] ?? null,
  };
  const isSameStep = before?.step === step || (before && isOnlyMoved(before.step, step));
  if (
    isSameStep &&
    before.light === decoration.light &&
    before.mark === decoration.mark &&
    before.findings?.errors === decoration.findings?.errors &&
    before.findings?.warnings === decoration.findings?.warnings
  )
    return before;
  return {
    step,
    layout: isSameStep ? before.layout : layoutNode(step),
    line: isSameStep ? before.line : nodeOf(step.kind).describe(step.config, names),
    ...decoration,
  };
}

/** Looks the same on the canvas, wherever it stands. */
const isOnlyMoved = (one: FlowStep, other: FlowStep): boolean =>
  one.to === other.to &&
  one.config === other.config &&
  one.errors === other.errors &&
  one.name === other.name &&
  one.kind === other.kind;

type Standing = {
  at: Place;
  isSelected: boolean;
  isDragging: boolean;
  type: StepNodeType;
};

function makeNode(id: string, data: StepNodeData, standing: Standing): StepNode {
  const { step, layout, findings, light, mark } = data;
  const size = { width: nodeWidth, height: layout.height };
  const told = [
    step.name,
    nodeOf(step.kind).label,
    findings ? findingWords(findings) : "",
    light ? lightWords[light] : "",
    mark ? markWords[mark] : "",
  ];
  return {
    id,
    type: standing.type,
    data,
    position: standing.at,
    selected: standing.isSelected,
    dragging: standing.isDragging,
    ...size,
    // Known beforehand, so that nothing is measured and edges are right from the first frame.
    measured: size,
    handles: [
      ...layout.ports.map(({ id: port, y }) => ({
        id: port,
        type: "source" as const,
        position: Position.Right,
        x: nodeWidth - dot / 2,
        y: y - dot / 2,
        width: dot,
        height: dot,
      })),
      ...(layout.entry === null
        ? []
        : [
            {
              id: entryPort,
              type: "target" as const,
              position: Position.Left,
              x: -dot / 2,
              y: layout.entry - dot / 2,
              width: dot,
              height: dot,
            },
          ]),
    ],
    ariaLabel: told.filter((word) => word !== "").join(", "),
  };
}

/** How far below the cards ways back run, and how far apart those of one step. */
const backRoom = 14;
const backStep = 8;

/** Makes the edges, the same objects as before where nothing changed. */
export function createEdgeMaker() {
  let previous = new Map<string, PortEdge>();
  return (
    steps: Steps,
    selection: ReadonlySet<string>,
    lit: readonly string[] = [],
  ): PortEdge[] => {
    const next = new Map<string, PortEdge>();
    for (const [source, step] of Object.entries(steps)) {
      const { ports, height } = layoutNode(step);
      for (const [index, { id: port, label, kind, y }] of ports.entries()) {
        const target = step.to[port];
        const leadsTo = target === undefined ? undefined : steps[target];
        if (target === undefined || !leadsTo) continue;
        const id = edgeId(source, port);
        const room = backRoom + (ports.length - index) * backStep;
        const edge: PortEdge = {
          id,
          type: "port",
          source,
          sourceHandle: port,
          target,
          targetHandle: entryPort,
          selected: selection.has(id),
          ariaLabel: `From ${step.name} by ${label} to ${leadsTo.name}`,
          data: {
            label,
            kind,
            isLit: lit.includes(id),
            belowSource: height - y + room,
            belowTarget: layoutNode(leadsTo).height - headHeight / 2 + room,
          },
        };
        const before = previous.get(id);
        next.set(id, before && isSameEdge(before, edge) ? before : edge);
      }
    }
    previous = next;
    return [...next.values()];
  };
}

/** The class of an edge by what it stands for. */
export const edgeLook = (data: PortEdge["data"]): string =>
  data?.isLit ? "port-edge-lit" : data?.kind === "error" ? "port-edge-error" : "port-edge";

const isSameEdge = (one: PortEdge, other: PortEdge): boolean =>
  one.target === other.target &&
  one.selected === other.selected &&
  one.ariaLabel === other.ariaLabel &&
  one.data?.isLit === other.data?.isLit &&
  one.data?.belowSource === other.data?.belowSource &&
  one.data?.belowTarget === other.data?.belowTarget;
