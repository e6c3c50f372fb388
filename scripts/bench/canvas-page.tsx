import { useMemo, useState } from "react";
import { createRoot } from "react-dom/client";
import CanvasEditor from "@/components/flows/editor/canvas-editor";
import { countFindings } from "@/components/flows/editor/count-findings";
import { EditorContext, type EditorParts } from "@/components/flows/editor/editor-context";
import { namesOf } from "@/components/flows/editor/names-of";
import { createEditorStore } from "@/components/flows/editor/state/editor-store";
import { Providers } from "@/components/shell/providers";
import { validateFlow } from "@/lib/flows/model/validate-flow";
import { flowSurroundings, longFlow } from "@/test/editor-flows";
import "@/app/globals.css";

// The real canvas with a made-up flow, in a page of its own: nothing of this ships.
const address = new URLSearchParams(window.location.search);
const flow = longFlow(Number(address.get("steps") ?? 500));
const findings = countFindings(validateFlow(flow, flowSurroundings, { key: "bench" }));

function Page() {
  const [store] = useState(() => createEditorStore(flow, 1));
  const parts = useMemo(
    (): EditorParts => ({
      store,
      surroundings: flowSurroundings,
      names: namesOf(flowSurroundings, flow.names),
      isReadOnly: false,
      run: null,
      showRun: () => {},
    }),
    [store],
  );
  const decorations = useMemo(() => ({ findings }), []);
  return (
    <EditorContext value={parts}>
      <CanvasEditor decorations={decorations} />
    </EditorContext>
  );
}

const page = document.getElementById("page");
if (!page) throw new Error("The page has no place for the canvas.");
createRoot(page).render(
  <Providers>
    <Page />
  </Providers>,
);
