import { createContext } from "react";
import type { Decorations } from "../canvas/step-decoration";
import type { Addable } from "../editor/state/addable";

/** What every row of the outline needs besides the editor's state. */
export const OutlineContext = createContext<{
  addables: readonly Addable[];
  decorations?: Decorations;
}>({ addables: [] });
