import { useMutation } from "@tanstack/react-query";
import { toast } from "@/components/ui/toast-store";
import type { FlowSummary } from "@/lib/flows/schema";
import type { FlowListActions } from "./flow-actions";

/** Switches flows on and off; null for those who may not. */
export function useEnabling(setEnabled: FlowListActions["setEnabled"]) {
  const switching = useMutation({
    mutationFn: async ({ key, isEnabled }: FlowSummary) =>
      setEnabled?.({ flowKey: key, isEnabled: !isEnabled }),
    onSuccess(result, { name }) {
      if (!result) return;
      if (result.ok)
        toast({
          tone: "success",
          title: `${name} is ${result.value.isEnabled ? "enabled" : "disabled"}`,
          description: result.value.isEnabled
            ? "It can be run again."
            : "New runs are refused. Those that have begun go on.",
        });
      else toast({ tone: "danger", title: `${name} is as before`, description: result.error.text });
    },
    onError(_, { name }) {
      toast({
        tone: "danger",
        title: `${name} is as before`,
        description: "Patchbay did not answer. Try again.",
      });
    },
  });
  return setEnabled && ((flow: FlowSummary) => switching.mutate(flow));
}
