import { Badge } from "@/components/ui/badge";
import { StatusLabel } from "@/components/ui/status-label";
import type { EndUser, EndUserStatus } from "@/lib/users/schema";

const looks = {
  enabled: { status: "pass", word: "Enabled" },
  disabled: { status: "skipped", word: "Disabled" },
  invited: { status: "running", word: "Invited" },
} as const satisfies Record<EndUserStatus, unknown>;

export function UserStatus({ status }: { status: EndUserStatus }) {
  const { status: look, word } = looks[status];
  return (
    <StatusLabel status={look} className="[&_svg]:animate-none">
      {word}
    </StatusLabel>
  );
}

export const TestBadge = () => <Badge tone="warning">Test user</Badge>;

/** What a person calls the user: name, else what they sign in by. */
export const titleOf = ({ name, loginIds, userId }: EndUser): string =>
  name || loginIds[0] || userId;
