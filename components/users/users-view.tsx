"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { EmptyState } from "@/components/shell/empty-state";
import { consolePath } from "@/components/shell/navigation";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { toast } from "@/components/ui/toast-store";
import type { CodeLength } from "@/lib/otp/code-lengths";
import { CreateTestUserDialog } from "./create-test-user-dialog";
import { CreateUserDialog } from "./create-user-dialog";
import { DeleteTestUsers } from "./delete-test-users";
import { usersKey, useUsers } from "./use-users";
import type { UserListActions } from "./user-actions";
import { type FirstUsers, type UserFilter, writeUserFilter } from "./user-filter";
import { titleOf } from "./user-labels";
import { UserList } from "./user-list";
import { UsersToolbar } from "./users-toolbar";

type UsersViewProps = {
  projectSlug: string;
  projectId: string;
  /** Address of the client API, for the example of a test user. */
  apiUrl: string;
  /** How long codes of the channels are. */
  codeLengths: readonly CodeLength[];
  first: FirstUsers;
  isMasked: boolean;
  /** Null for those who may only look. */
  actions: UserListActions | null;
};

/** Everybody who signs in to the project's application: search, filter, create. */
export function UsersView({
  projectSlug,
  projectId,
  apiUrl,
  codeLengths,
  first,
  isMasked,
  actions,
}: UsersViewProps) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const [filter, setFilter] = useState(first.filter);
  const [open, setOpen] = useState<"user" | "test" | null>(null);
  const query = useUsers(projectSlug, filter, first);
  const users = query.data?.pages.flatMap((page) => page.users) ?? [];
  const close = () => setOpen(null);
  const reload = () => queryClient.invalidateQueries({ queryKey: usersKey(projectSlug) });

  function change(part: Partial<UserFilter>) {
    const next = { ...filter, ...part };
    setFilter(next);
    // Kept in the address without a navigation: a reload shows the same.
    const address = writeUserFilter(next);
    window.history.replaceState(
      null,
      "",
      address === "" ? window.location.pathname : `?${address}`,
    );
  }

  return (
    <>
      <UsersToolbar filter={filter} isMasked={isMasked} onChange={change} />
      {filter.kind === "test" && (
        <Callout
          className="mb-4"
          tone="warning"
          title="Test users sign in with a fixed code"
          actions={
            actions &&
            users.length > 0 && (
              <DeleteTestUsers deleteAll={actions.deleteTestUsers} onDeleted={reload} />
            )
          }
        >
          Nothing is ever sent to them. Whoever knows the code is in, until the day it ends.
        </Callout>
      )}
      {actions && (
        <div className="mb-4 flex flex-wrap gap-2">
          <Button variant="primary" onClick={() => setOpen("user")}>
            Create user
          </Button>
          <Button onClick={() => setOpen("test")}>Create test user</Button>
        </div>
      )}
      {query.isError && (
        <Callout tone="warning" role="status" className="mb-4">
          {query.error.message === "signed out"
            ? "Your session has ended. Reload the page to sign in."
            : "The server does not answer. What is below may be out of date."}
        </Callout>
      )}
      <p role="status" className="sr-only">
        {query.isFetching ? "" : countText(users.length, query.hasNextPage)}
      </p>
      {users.length > 0 ? (
        <UserList users={users} pathOf={(userId) => consolePath(projectSlug, `users/${userId}`)} />
      ) : (
        !query.isPending && (
          <Nobody filter={filter} showAll={() => change({ query: "", kind: "all" })} />
        )
      )}
      {query.hasNextPage && (
        <Button
          className="mt-4"
          pending={query.isFetchingNextPage}
          onClick={() => query.fetchNextPage()}
        >
          Show older users
        </Button>
      )}
      {actions && (
        <>
          <CreateUserDialog
            open={open === "user"}
            onClose={close}
            create={actions.createUser}
            onCreated={(user) => {
              toast({ tone: "success", title: "User created", description: titleOf(user) });
              router.push(consolePath(projectSlug, `users/${user.userId}`));
            }}
          />
          <CreateTestUserDialog
            open={open === "test"}
            onClose={close}
            create={actions.createTestUser}
            onCreated={reload}
            projectId={projectId}
            apiUrl={apiUrl}
            codeLengths={codeLengths}
          />
        </>
      )}
    </>
  );
}

const countText = (count: number, hasMore: boolean) =>
  `${hasMore ? `The newest ${count}` : count} ${count === 1 ? "user" : "users"} shown`;

function Nobody({ filter, showAll }: { filter: UserFilter; showAll: () => void }) {
  if (filter.query.trim() !== "" || filter.kind === "real")
    return (
      <EmptyState action={<Button onClick={showAll}>Show all users</Button>}>
        Nobody fits. The search finds login ids, numbers, addresses and names by their beginning,
        and numbers by their last digits.
      </EmptyState>
    );
  return (
    <EmptyState>
      {filter.kind === "test"
        ? "There is no test user. One signs in without a message being sent, for automated tests or a reviewer of your app."
        : "Nobody has signed up yet. Whoever verifies a code for the first time appears here."}
    </EmptyState>
  );
}
