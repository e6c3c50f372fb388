import type { Route } from "next";
import { Callout } from "@/components/ui/callout";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";

type TestUsersNoteProps = {
  count: number;
  /** When the last of them ends, ISO 8601. */
  until: string | null;
  projectSlug: string;
};

/** That somebody signs in without any message being sent. */
export function TestUsersNote({ count, until, projectSlug }: TestUsersNoteProps) {
  if (count === 0 || until === null) return null;
  return (
    <Callout tone="warning" className="mb-6">
      {count === 1
        ? "1 test user signs in with a fixed code. It ends "
        : `${count} test users sign in with fixed codes. The last one ends `}
      <RelativeTime value={until} />.{" "}
      {/* Put together at run time, which the route types cannot follow. */}
      <TextLink href={`/p/${projectSlug}/users` as Route}>Open users</TextLink>
    </Callout>
  );
}
