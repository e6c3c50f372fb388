import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ImportOutcome } from "@/lib/flows/schema";
import type { FlowListActions } from "./flow-actions";

type Done = Extract<ImportOutcome, { isImported: true }>;
type Question = Extract<ImportOutcome, { isImported: false }>;

/** What "leave it for later" stands for among the choices. */
export const laterChoice = "";

/**
 * Has a file looked at as soon as it is chosen: `question` says what is to be decided, and `send`
 * hands it in with the answers.
 */
export function useFlowImport(
  importFile: NonNullable<FlowListActions["importFile"]>,
  onDone: (done: Done) => void,
) {
  const [file, setFile] = useState<string | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const mutation = useMutation({
    // Called with the input alone: what else the library hands over cannot go to a server.
    mutationFn: (input: Parameters<typeof importFile>[0]) => importFile(input),
    onSuccess(result) {
      if (!result.ok) return;
      if (result.value.isImported) onDone(result.value);
      else setQuestion(result.value);
    },
  });
  const refusal = mutation.data && !mutation.data.ok ? mutation.data.error : null;
  const fileError = refusal?.fields?.file ?? null;

  async function choose(chosen: File | null) {
    setQuestion(null);
    mutation.reset();
    const text = chosen ? await chosen.text() : null;
    setFile(text);
    if (text !== null) mutation.mutate({ file: text, choices: {}, replace: false, isTrial: true });
  }

  function send(choices: Readonly<Record<string, string>>) {
    if (file === null) return;
    mutation.mutate({
      file,
      choices: Object.fromEntries(
        Object.entries(choices).map(([id, choice]) => [id, choice === laterChoice ? null : choice]),
      ),
      replace: question !== null && question.replaces !== null,
      isTrial: false,
    });
  }

  return {
    choose,
    send,
    question,
    fileError,
    problem: mutation.isError
      ? "Patchbay did not answer. Try again."
      : refusal && fileError === null
        ? refusal.text
        : null,
    isPending: mutation.isPending,
  };
}
