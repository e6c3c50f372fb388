"use client";

import { useTransition } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast-store";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { SessionView } from "@/lib/auth/list-sessions";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";

type SessionListProps = {
  sessions: readonly SessionView[];
  endOtherSessions: () => Promise<Result<{ ended: number }, AppError>>;
};

export function SessionList({ sessions, endOtherSessions }: SessionListProps) {
  const [isPending, startTransition] = useTransition();
  const isHydrated = useHydrated();
  const isAlone = sessions.length <= 1;
  const endOthers = () =>
    startTransition(async () => {
      const answer = await endOtherSessions();
      toast(
        answer.ok
          ? { tone: "success", title: "Signed out everywhere else" }
          : { tone: "danger", title: answer.error.text },
      );
    });
  return (
    <div className="max-w-form">
      <ul className="divide-y rounded-card border bg-surface">
        {sessions.map(({ id, browser, ip, isThisOne, startedAt, usedAt }) => (
          <li
            key={id}
            className="flex min-h-13 flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2"
          >
            <span className="min-w-0">
              <span className="flex flex-wrap items-center gap-2">
                {browser}
                {isThisOne && <Badge>This browser</Badge>}
              </span>
              <span className="block text-sm text-muted">
                {ip && <span className="font-mono">{ip}</span>}
                {ip && " · "}
                signed in <RelativeTime value={startedAt} />
              </span>
            </span>
            {!isThisOne && (
              <span className="text-sm text-muted">
                last used <RelativeTime value={usedAt} />
              </span>
            )}
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <Button pending={isPending} disabled={!isHydrated} inactive={isAlone} onClick={endOthers}>
          Sign out everywhere else
        </Button>
        {isAlone && <p className="text-sm text-muted">You are signed in nowhere else.</p>}
      </div>
    </div>
  );
}
