import type { FlowDocument } from "@/lib/flows/model/document";
import {
  addStep,
  changeStep,
  connect,
  copySteps,
  cornerOf,
  disconnect,
  moveSteps,
  pasteSteps,
  removeSteps,
  type Steps,
} from "./edit-steps";
import type { EditorAction, EditorState, Moment } from "./editor-state";

/** Typing and pressing arrow keys are undone as one as long as no pause is longer than this. */
const burstMs = 1_000;
const mostMoments = 200;
const copyOffset = 32;

/** The next state; `now` in milliseconds decides what belongs together for undo. Pure. */
export function reduce(state: EditorState, action: EditorAction, now: number): EditorState {
  const { document, selection } = state;
  const { steps } = document;
  switch (action.type) {
    case "add": {
      const added = addStep(steps, action.seed, action);
      return commit(state, added.steps, now, { selection: [added.id] });
    }
    case "change":
      return commit(state, changeStep(steps, action.id, action.step), now, {
        burst: `change ${action.id}`,
      });
    case "rename": {
      const step = steps[action.id];
      if (!step || step.name === action.name) return state;
      return commit(state, { ...steps, [action.id]: { ...step, name: action.name } }, now, {
        burst: `rename ${action.id}`,
      });
    }
    case "remove":
      return commit(state, removeSteps(steps, action.ids), now, {});
    case "duplicate": {
      const copied = copySteps(steps, action.ids);
      const originals = Object.values(copied);
      if (originals.length === 0) return state;
      const { x, y } = cornerOf(originals);
      const pasted = pasteSteps(steps, copied, { x: x + copyOffset, y: y + copyOffset });
      return commit(state, pasted.steps, now, { selection: pasted.ids });
    }
    case "paste": {
      const pasted = pasteSteps(steps, action.steps, action.at);
      if (pasted.ids.length === 0) return state;
      const next = commit(state, pasted.steps, now, { selection: pasted.ids });
      return { ...next, document: { ...next.document, names: joinNames(document, action.names) } };
    }
    case "move":
      return commit(state, moveSteps(steps, action.places), now, {
        burst: action.isStep ? `move ${Object.keys(action.places).join(" ")}` : undefined,
      });
    case "connect":
      return commit(state, connect(steps, action.from, action.to), now, {});
    case "disconnect":
      return commit(state, disconnect(steps, action.ports), now, {});
    case "select":
      return isSame(selection, action.ids) ? state : existing({ ...state, selection: action.ids });
    case "open":
      if (action.id === null)
        return state.openStep === null ? state : { ...state, openStep: null, burst: null };
      if (!Object.hasOwn(steps, action.id)) return state;
      return {
        ...state,
        openStep: action.id,
        wanted: action.field === undefined ? null : { path: action.field },
        selection: [action.id],
        burst: null,
      };
    case "undo":
      return travel(state, state.past.at(-1), {
        past: state.past.slice(0, -1),
        future: [{ document, selection }, ...state.future],
      });
    case "redo":
      return travel(state, state.future[0], {
        past: [...state.past, { document, selection }],
        future: state.future.slice(1),
      });
    case "saved":
      return { ...state, saved: action.document, revision: action.revision };
    case "take": {
      const next = commit(state, action.document.steps, now, {});
      return existing({
        ...next,
        document: action.document,
        saved: action.document,
        revision: action.revision,
      });
    }
    case "overrule":
      return { ...state, revision: action.revision };
  }
}

type Change = { selection?: readonly string[]; burst?: string };

/** Takes new steps on and remembers the old ones, unless they are the same. */
function commit(state: EditorState, steps: Steps, now: number, change: Change): EditorState {
  if (steps === state.document.steps) return state;
  const { burst } = change;
  const joins =
    burst !== undefined &&
    state.burst?.name === burst &&
    now - state.burst.at <= burstMs &&
    // A saved state is one to come back to.
    state.document !== state.saved;
  const { document, selection } = state;
  return existing({
    ...state,
    document: { ...document, steps },
    selection: change.selection ?? selection,
    past: joins ? state.past : [...state.past, { document, selection }].slice(-mostMoments),
    future: [],
    burst: burst === undefined ? null : { name: burst, at: now },
  });
}

function travel(
  state: EditorState,
  to: Moment | undefined,
  tracks: Pick<EditorState, "past" | "future">,
): EditorState {
  return to ? existing({ ...state, ...to, ...tracks, burst: null }) : state;
}

/** Selection and panel let go of steps that are gone. */
function existing(state: EditorState): EditorState {
  const { steps } = state.document;
  const selection = state.selection.filter((id) => Object.hasOwn(steps, id));
  const openStep =
    state.openStep !== null && Object.hasOwn(steps, state.openStep) ? state.openStep : null;
  return {
    ...state,
    openStep,
    selection: selection.length === state.selection.length ? state.selection : selection,
  };
}

function joinNames({ names }: FlowDocument, more: FlowDocument["names"]): FlowDocument["names"] {
  return {
    connectors: { ...more.connectors, ...names.connectors },
    templates: { ...more.templates, ...names.templates },
  };
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id, index) => id === other[index]);
