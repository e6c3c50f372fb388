"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import type { UserPageActions } from "./user-actions";

type ClearLimitsProps = { userId: string; clearLimits: UserPageActions["clearLimits"] };

/** Lets a user try and ask for codes again who used up what the OTP page allows. */
export function ClearLimits({ userId, clearLimits }: ClearLimitsProps) {
  const clearing = useMutation({
    mutationFn: () => clearLimits({ userId }),
    onSuccess: (result) =>
      toast(
        result.ok
          ? { tone: "success", title: "Limits cleared" }
          : { tone: "danger", title: result.error.text },
      ),
    onError: () => toast({ tone: "danger", title: "The server did not answer. Try again." }),
  });
  return (
    <Button pending={clearing.isPending} onClick={() => clearing.mutate()}>
      Clear limits
    </Button>
  );
}
