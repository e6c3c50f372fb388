"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogTitle,
} from "@/components/ui/dialog";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast-store";
import type { EndUserView } from "@/lib/users/schema";
import { TestUserHelp } from "./test-user-help";
import type { UserPageActions } from "./user-actions";

type TestUserCalloutProps = {
  user: EndUserView;
  hasEnded: boolean;
  projectId: string;
  apiUrl: string;
  /** Null for those who may not. */
  setTestCode: UserPageActions["setTestCode"] | null;
};

const newDays = 30;

/** Says that this is nobody real, and gives it a new code. */
export function TestUserCallout({
  user,
  hasEnded,
  projectId,
  apiUrl,
  setTestCode,
}: TestUserCalloutProps) {
  const [code, setCode] = useState<string | null>(null);
  const making = useMutation({
    mutationFn: async () => setTestCode?.({ userId: user.userId, days: newDays }),
    onSuccess(result) {
      if (!result) return;
      if (result.ok) setCode(result.value.code);
      else toast({ tone: "danger", title: result.error.text });
    },
    onError: () => toast({ tone: "danger", title: "The server did not answer. Try again." }),
  });
  return (
    <Callout
      tone="warning"
      className="mb-6"
      title="Test user: signs in with a fixed code"
      actions={
        setTestCode && (
          <Button size="sm" pending={making.isPending} onClick={() => making.mutate()}>
            Make a new code for {newDays} days
          </Button>
        )
      }
    >
      Nothing is ever sent to it.{" "}
      {user.testEndsAt && (
        <>
          Its code {hasEnded ? "stopped" : "stops"} working <RelativeTime value={user.testEndsAt} />
          .
        </>
      )}
      <Dialog open={code !== null} onOpenChange={(open) => !open && setCode(null)}>
        {code !== null && (
          <DialogContent>
            <DialogTitle>New code</DialogTitle>
            <DialogDescription>
              The code before does not work any more. Keep this one: it is not shown again.
            </DialogDescription>
            <TestUserHelp
              loginId={user.loginIds[0] ?? ""}
              code={code}
              phone={user.phone}
              endsAt={user.testEndsAt}
              projectId={projectId}
              apiUrl={apiUrl}
            />
            <DialogFooter>
              <Button variant="primary" onClick={() => setCode(null)}>
                Done
              </Button>
            </DialogFooter>
          </DialogContent>
        )}
      </Dialog>
    </Callout>
  );
}
