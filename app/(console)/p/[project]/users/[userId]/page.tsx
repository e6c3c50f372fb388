import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { consolePath } from "@/components/shell/navigation";
import { PageHeader } from "@/components/shell/page-header";
import { Section } from "@/components/shell/section";
import { TextLink } from "@/components/ui/text-link";
import { ClearLimits } from "@/components/users/clear-limits";
import { TestUserCallout } from "@/components/users/test-user-callout";
import { UserDetails } from "@/components/users/user-details";
import { UserHeaderActions } from "@/components/users/user-header-actions";
import { TestBadge, titleOf } from "@/components/users/user-labels";
import { UserMessages } from "@/components/users/user-messages";
import { UserSessions } from "@/components/users/user-sessions";
import { isAllowed } from "@/lib/auth/permissions";
import { env } from "@/lib/core/env";
import { requireViewer } from "@/lib/http/request-context";
import { listUserMessages } from "@/lib/messages/list-user-messages";
import { getEndUser } from "@/lib/users/get-end-user";
import {
  clearUserLimitsAction,
  deleteUsersAction,
  endUserSessionsAction,
  setTestCodeAction,
  setUserStatusAction,
  updateUserAction,
} from "../actions";

type Props = PageProps<"/p/[project]/users/[userId]">;

async function load(params: Props["params"]) {
  const { project, userId } = await params;
  const ctx = await requireViewer(project);
  const found = await getEndUser(ctx, { userId });
  if (!found.ok) notFound();
  return { ctx, project, ...found.value };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: titleOf((await load(params)).user) };
}

export default async function UserPage({ params }: Props) {
  const { ctx, project, user, sessions } = await load(params);
  const { userId } = user;
  const sent = await listUserMessages(ctx, { userId });
  if (!sent.ok) throw new Error(sent.error.code);
  const canSave = isAllowed(ctx.role, "users.save");
  const canSignOut = isAllowed(ctx.role, "users.signOut");
  const canDelete = isAllowed(ctx.role, "users.delete");
  const listHref = consolePath(project, "users");
  const endSessions = endUserSessionsAction.bind(null, project);
  const setTestCode = setTestCodeAction.bind(null, project);
  const clearLimits = clearUserLimitsAction.bind(null, project);
  return (
    <>
      <PageHeader
        guide="users#one-user"
        help="Who this is, where they are signed in, and what was sent to them."
        back={<TextLink href={listHref}>Users</TextLink>}
        title={
          <span className="flex min-w-0 flex-wrap items-center gap-2 wrap-anywhere">
            {titleOf(user)} {user.isTest && <TestBadge />}
          </span>
        }
        actions={
          canSave &&
          canSignOut &&
          canDelete && (
            <UserHeaderActions
              user={user}
              listHref={listHref}
              hasLiveSession={sessions.some(({ state }) => state === "live")}
              actions={{
                endSessions,
                setTestCode,
                clearLimits,
                updateUser: updateUserAction.bind(null, project),
                setStatus: setUserStatusAction.bind(null, project),
                deleteUsers: deleteUsersAction.bind(null, project),
              }}
            />
          )
        }
      />
      {user.isTest && (
        <TestUserCallout
          user={user}
          hasEnded={user.testEndsAt !== null && new Date(user.testEndsAt) <= ctx.clock.now()}
          projectId={ctx.project.id}
          apiUrl={`${env().publicUrl}/api`}
          setTestCode={canSave ? setTestCode : null}
        />
      )}
      <UserDetails user={user} />
      <Section
        title="Sign-ins and sessions"
        help="The last 50, newest first. A session that is ended cannot be refreshed any more."
      >
        <UserSessions
          userId={userId}
          sessions={sessions}
          endSessions={canSignOut ? endSessions : null}
        />
      </Section>
      <Section
        title="Messages"
        help="What went to this user's number and address, and what became of it."
      >
        <UserMessages user={user} messagesHref={consolePath(project, "messages")} {...sent.value} />
      </Section>
      {canSave && (
        <Section
          title="Limits"
          help="Wrong tries and codes sent to this user are counted over all codes. Clear the counts for somebody who has locked themselves out."
        >
          <ClearLimits userId={userId} clearLimits={clearLimits} />
        </Section>
      )}
    </>
  );
}
