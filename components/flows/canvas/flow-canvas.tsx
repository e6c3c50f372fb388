"use client";

import "./canvas.css";
import {
  Background,
  BackgroundVariant,
  type Connection,
  ConnectionLineType,
  type EdgeChange,
  type FinalConnectionState,
  getNodesBounds,
  MiniMap,
  type NodeChange,
  ReactFlow,
  type ReactFlowInstance,
  ReactFlowProvider,
  useStore,
} from "@xyflow/react";
import { type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import type { Names } from "@/lib/flows/model/define-node";
import { type Place, type PortOf, type Steps, startId } from "../editor/state/edit-steps";
import { grid } from "../editor/state/node-size";
import { createEdgeMaker, createNodeMaker, type PortEdge, type StepNode } from "./canvas-elements";
import { isFarAway } from "./far";
import { FarEdges } from "./far-edges";
import { FarNode } from "./far-node";
import { PortEdge as PortEdgeView } from "./port-edge";
import type { Decorations } from "./step-decoration";
import { StepNode as StepNodeView } from "./step-node";

/** What can be done on a canvas that is not only read. */
export type CanvasEditing = {
  isSnapping: boolean;
  /** `isStep` for a press of an arrow key. */
  onMove: (places: Record<string, Place>, isStep: boolean) => void;
  onConnect: (from: PortOf, to: string) => void;
  /** A way was drawn and let go over nothing, here on the screen. */
  onDrop: (from: PortOf, at: Place) => void;
};

export type FlowCanvasProps = {
  steps: Steps;
  names: Names;
  decorations?: Decorations;
  selection?: readonly string[];
  selectedEdges?: ReadonlySet<string>;
  onSelect?: (ids: readonly string[]) => void;
  onSelectEdges?: (ids: ReadonlySet<string>) => void;
  onOpen?: (id: string) => void;
  onClick?: (id: string) => void;
  editing?: CanvasEditing | null;
  hasMap?: boolean;
  children?: ReactNode;
};

const nodeTypes = { step: StepNodeView, far: FarNode };
const edgeTypes = { port: PortEdgeView };
const snapGrid: [number, number] = [grid, grid];
/** Smaller than this, nothing can be read. */
const readableZoom = 0.7;
const nothing: Decorations = {};
const nothingDrawn: PortEdge[] = [];
const nobody: readonly string[] = [];
const noEdges: ReadonlySet<string> = new Set();
const still: ReadonlyMap<string, Place> = new Map();
const words = {
  "node.a11yDescription.default":
    "Enter opens the step, arrow keys move it once it is selected, Delete removes it.",
  "node.a11yDescription.keyboardDisabled": "Enter opens the step.",
  "minimap.ariaLabel": "Map of the flow",
  "handle.ariaLabel": "Port",
} as const;

/** Draws a flow, and lets it be edited where `editing` is given. */
export function FlowCanvas(props: FlowCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas(props: FlowCanvasProps) {
  const { steps, names, decorations = nothing, editing = null, hasMap = true, children } = props;
  const { selection = nobody, selectedEdges = noEdges } = props;
  const { onSelect, onSelectEdges, onOpen, onClick } = props;
  const root = useRef<HTMLDivElement>(null);
  const [makeNodes] = useState(createNodeMaker);
  const [makeEdges] = useState(createEdgeMaker);
  const isFar = useStore(isFarAway);
  const [dragged, setDragged] = useState(still);
  const nodes = useMemo(
    () => makeNodes({ steps, selection, dragged, names, decorations, isFar }),
    [makeNodes, steps, selection, dragged, names, decorations, isFar],
  );
  const edges = useMemo(
    () => makeEdges(steps, selectedEdges, decorations.litEdges),
    [makeEdges, steps, selectedEdges, decorations.litEdges],
  );

  const handleNodes = useCallback(
    (changes: NodeChange<StepNode>[]) => {
      const moving = new Map<string, Place>();
      const settled: Record<string, Place> = {};
      let chosen: Set<string> | null = null;
      for (const change of changes) {
        if (change.type === "select") {
          chosen ??= new Set(selection);
          if (change.selected) chosen.add(change.id);
          else chosen.delete(change.id);
        } else if (change.type === "position" && change.position) {
          if (change.dragging) moving.set(change.id, change.position);
          else settled[change.id] = change.position;
        }
      }
      if (chosen) onSelect?.([...chosen]);
      if (moving.size > 0) setDragged(moving);
      if (Object.keys(settled).length > 0) {
        setDragged(still);
        editing?.onMove(settled, dragged.size === 0);
      }
    },
    [selection, onSelect, editing, dragged],
  );

  const handleEdges = useCallback(
    (changes: EdgeChange<PortEdge>[]) => {
      const chosen = new Set(selectedEdges);
      for (const change of changes)
        if (change.type === "select") {
          if (change.selected) chosen.add(change.id);
          else chosen.delete(change.id);
        }
      onSelectEdges?.(chosen);
    },
    [selectedEdges, onSelectEdges],
  );

  const handleConnect = useCallback(
    ({ source, sourceHandle, target }: Connection) => {
      if (sourceHandle !== null) editing?.onConnect({ stepId: source, port: sourceHandle }, target);
    },
    [editing],
  );

  const handleConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, { fromHandle, isValid }: FinalConnectionState) => {
      if (!editing || isValid || fromHandle?.type !== "source" || !fromHandle.id) return;
      const from = { stepId: fromHandle.nodeId, port: fromHandle.id };
      const point = "changedTouches" in event ? event.changedTouches[0] : event;
      if (!point) return;
      const at = { x: point.clientX, y: point.clientY };
      // Anywhere on a card will do; its dot need not be hit.
      const under = document.elementFromPoint(at.x, at.y);
      const target = under?.closest<HTMLElement>(".react-flow__node")?.dataset.id;
      if (target !== undefined) editing.onConnect(from, target);
      else if (under?.closest(".react-flow__pane")) editing.onDrop(from, at);
    },
    [editing],
  );

  return (
    <ReactFlow<StepNode, PortEdge>
      ref={root}
      className="flow-canvas"
      nodes={nodes}
      edges={isFar ? nothingDrawn : edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onNodesChange={handleNodes}
      onEdgesChange={handleEdges}
      onConnect={handleConnect}
      onConnectEnd={handleConnectEnd}
      onNodeDoubleClick={(_, { id }) => onOpen?.(id)}
      onNodeClick={(_, { id }) => onClick?.(id)}
      isValidConnection={isToStep}
      connectionLineType={ConnectionLineType.SmoothStep}
      connectionRadius={28}
      nodesDraggable={editing !== null}
      nodesConnectable={editing !== null}
      edgesFocusable={false}
      elementsSelectable={onSelect !== undefined}
      snapToGrid={editing?.isSnapping ?? false}
      snapGrid={snapGrid}
      deleteKeyCode={null}
      zoomOnDoubleClick={false}
      onlyRenderVisibleElements={!isFar}
      elevateNodesOnSelect={!isFar}
      nodesFocusable={onOpen !== undefined}
      onInit={(canvas) => showBeginning(canvas, root.current?.getBoundingClientRect())}
      minZoom={0.1}
      maxZoom={2}
      ariaLabelConfig={words}
      attributionPosition="bottom-center"
    >
      {!isFar && <Background variant={BackgroundVariant.Dots} gap={grid * 2} size={1.5} />}
      {hasMap && (
        <MiniMap
          pannable
          zoomable
          ariaLabel={words["minimap.ariaLabel"]}
          className="hidden overflow-hidden rounded-card border md:block"
          style={{ width: 168, height: 112 }}
          nodeBorderRadius={20}
        />
      )}
      {isFar && <FarEdges steps={steps} edges={edges} dragged={dragged} />}
      {children}
    </ReactFlow>
  );
}

/** The way of a run where one is lit; the whole flow where it can be read so, else where it begins. */
function showBeginning(
  { fitView, getNodes, setViewport }: ReactFlowInstance<StepNode, PortEdge>,
  box: DOMRect | undefined,
) {
  const { x, y, width, height } = getNodesBounds(getNodes());
  if (!box) return;
  const margin = 48;
  const lit = getNodes().filter(({ data }) => data.light !== null);
  if (lit.length > 0) {
    void fitView({ nodes: lit, padding: "40px", maxZoom: 1 });
    return;
  }
  const zoom = Math.min((box.width - 2 * margin) / width, (box.height - 2 * margin) / height);
  if (zoom >= readableZoom) {
    void fitView({ padding: `${margin}px`, maxZoom: 1 });
    return;
  }
  const start = getNodes().find(({ id }) => id === startId)?.position ?? { x, y };
  const scale = Math.min(1, Math.max(readableZoom, zoom));
  void setViewport({
    x: margin - start.x * scale,
    // As much of the flow as there is room for, with its start in it.
    y:
      height * scale < box.height - 2 * margin
        ? (box.height - height * scale) / 2 - y * scale
        : box.height / 2 - start.y * scale,
    zoom: scale,
  });
}

/** Nothing leads to start. */
const isToStep = ({ target }: { target: string }): boolean => target !== startId;
