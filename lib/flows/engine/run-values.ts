import { flowErrorNames } from "../model/errors";
import { type FlowValues, renderText } from "../model/values";
import { topFrame } from "./advance";
import type { RunState } from "./state";

/** What texts and rules of the flow that runs may name. */
export function runValues(state: RunState, projectName: string, now: Date): FlowValues {
  const { form, inputs, values, connectors } = topFrame(state);
  const known: FlowValues = {
    user: state.user,
    form,
    inputs,
    values,
    connectors,
    sentTo: state.sentTo,
    error: {},
    project: { name: projectName },
    now: now.toISOString(),
  };
  const { error } = state;
  if (!error) return known;
  const text =
    error.text === null ? flowErrorNames[error.class] : renderText(error.text, known).text;
  return {
    ...known,
    error: { class: error.class, ...(error.code === null ? {} : { code: error.code }), text },
  };
}
