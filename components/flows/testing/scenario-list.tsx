"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { StatusLabel } from "@/components/ui/status-label";
import type { FlowDocument } from "@/lib/flows/model/document";
import { scenariosKey } from "./scenarios-key";
import type { TestActions } from "./test-actions";

type ScenarioListProps = {
  projectSlug: string;
  flowKey: string;
  document: FlowDocument;
  actions: Pick<TestActions, "listScenarios" | "runScenarios" | "deleteScenario">;
};

/** The scenarios of a flow and how they go with the draft as it is now. */
export function ScenarioList({ projectSlug, flowKey, document, actions }: ScenarioListProps) {
  const client = useQueryClient();
  const key = scenariosKey(projectSlug, flowKey);
  const results = useQuery({
    // Played again at every change of the draft.
    queryKey: [...key, document],
    queryFn: async () => {
      const played = await actions.runScenarios({ flowKey, document });
      if (!played.ok) throw new Error(played.error.text);
      return played.value;
    },
    placeholderData: (before) => before,
    retry: false,
  });
  const remove = useMutation({
    mutationFn: (scenarioId: string) => actions.deleteScenario({ flowKey, scenarioId }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
  const all = results.data ?? [];
  if (results.isError)
    return <p className="text-sm text-danger-text">The scenarios could not be played.</p>;
  if (results.isPending) return <p className="text-sm text-muted">Plays the scenarios.</p>;
  if (all.length === 0)
    return (
      <p className="text-sm text-muted">
        None yet. Keep a test run as one: it is played at every change, and has to go the same way
        before the flow is published.
      </p>
    );
  return (
    <ul aria-label="Scenarios" className="flex flex-col gap-2">
      {all.map(({ id, name, isAsExpected, difference }) => (
        <li key={id} className="flex items-start gap-2 text-sm">
          <StatusLabel iconOnly status={isAsExpected ? "pass" : "fail"} className="mt-0.5">
            {isAsExpected ? "As expected" : "Otherwise"}
          </StatusLabel>
          <span className="min-w-0 flex-1">
            <span className="block font-medium wrap-anywhere">{name}</span>
            <span className="block text-muted wrap-anywhere">
              {isAsExpected ? "As expected" : difference}
            </span>
          </span>
          <Button
            size="icon"
            variant="ghost"
            aria-label={`Delete the scenario ${name}`}
            onClick={() => remove.mutate(id)}
          >
            <Trash2 aria-hidden="true" />
          </Button>
        </li>
      ))}
    </ul>
  );
}
