"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { type Status, StatusLabel } from "@/components/ui/status-label";
import { toast } from "@/components/ui/toast-store";
import { channelNames, channels } from "@/lib/core/channel";
import type { EndUserSessionView } from "@/lib/users/schema";
import type { UserPageActions } from "./user-actions";

type UserSessionsProps = {
  userId: string;
  sessions: readonly EndUserSessionView[];
  /** Null for those who may not end them. */
  endSessions: UserPageActions["endSessions"] | null;
};

/** When and how the user signed in, newest first; what is live can be ended. */
export function UserSessions({ userId, sessions, endSessions }: UserSessionsProps) {
  const ending = useMutation({
    mutationFn: async (sessionId: string) => endSessions?.({ userId, sessionId }),
    onSuccess(result) {
      if (!result) return;
      toast(
        result.ok
          ? { tone: "success", title: "Session ended" }
          : { tone: "danger", title: result.error.text },
      );
    },
    onError: () => toast({ tone: "danger", title: "The server did not answer. Try again." }),
  });
  if (sessions.length === 0) return <p className="text-muted">This user has not signed in yet.</p>;
  return (
    <ul aria-label="Sign-ins, newest first" className="divide-y rounded-card border bg-surface">
      {sessions.map((session) => (
        <li
          key={session.sessionId}
          className="grid min-h-13 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 px-4 py-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,14rem)_6rem]"
        >
          <span className="min-w-0">
            <span className="block">
              By {session.amr.map(wayIn).join(" and ")} <RelativeTime value={session.at} />
            </span>
            <span className="block text-sm text-muted wrap-anywhere">
              {session.browser}
              {session.ip && (
                <>
                  {" · "}
                  <span className="font-mono">{session.ip}</span>
                </>
              )}
            </span>
          </span>
          <span className="flex text-sm max-sm:row-start-2">
            <State session={session} />
          </span>
          <span className="justify-self-end">
            {session.state === "live" && endSessions && (
              <Button
                size="sm"
                pending={ending.isPending && ending.variables === session.sessionId}
                onClick={() => ending.mutate(session.sessionId)}
              >
                End
                <span className="sr-only"> the session in {session.browser}</span>
              </Button>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

const states = {
  live: { look: "pass", word: "Signed in, ends" },
  ended: { look: "skipped", word: "Signed out" },
  expired: { look: "skipped", word: "Ran out" },
} as const satisfies Record<EndUserSessionView["state"], { look: Status; word: string }>;

function State({ session: { state, endsAt } }: { session: EndUserSessionView }) {
  const { look, word } = states[state];
  return (
    <StatusLabel status={look}>
      {word} <RelativeTime value={endsAt} />
    </StatusLabel>
  );
}

/** A way to sign in as a token names it, in words. */
function wayIn(amr: string): string {
  const channel = channels.find((each) => each === amr);
  return channel ? channelNames[channel] : amr;
}
