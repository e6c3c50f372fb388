import type { Route } from "next";
import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time";
import type { EndUserView } from "@/lib/users/schema";
import { TestBadge, titleOf, UserStatus } from "./user-labels";

const columns =
  "sm:grid-cols-[minmax(0,1fr)_6rem_7rem] lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_minmax(0,1.2fr)_6rem_7rem]";

type UserListProps = { users: readonly EndUserView[]; pathOf: (userId: string) => Route };

/** Users in rows of 52 px, in three lines on a phone. The name opens one. */
export function UserList({ users, pathOf }: UserListProps) {
  return (
    <div className="rounded-card border bg-surface">
      <div
        aria-hidden="true"
        className={`hidden gap-x-4 border-b px-4 py-2 text-sm text-muted sm:grid ${columns}`}
      >
        <span>User</span>
        <span className="max-lg:hidden">Phone</span>
        <span className="max-lg:hidden">E-mail</span>
        <span>Status</span>
        <span className="text-right">Last sign-in</span>
      </div>
      <ul aria-label="Users, newest first" className="divide-y">
        {users.map((user) => (
          <UserRow key={user.userId} user={user} href={pathOf(user.userId)} />
        ))}
      </ul>
    </div>
  );
}

function UserRow({ user, href }: { user: EndUserView; href: Route }) {
  const title = titleOf(user);
  const others = user.loginIds.filter((loginId) => loginId !== title);
  return (
    <li
      className={`relative grid min-h-13 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 px-4 py-2 hover:bg-hover ${columns}`}
    >
      <span className="min-w-0">
        <span className="flex min-w-0 items-center gap-2">
          <Link
            href={href}
            prefetch={false}
            title={title}
            // The whole row is the link.
            className="truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
          >
            {title}
          </Link>
          {user.isTest && <TestBadge />}
        </span>
        {others.length > 0 && (
          <span className="block truncate text-sm text-muted">{others.join(", ")}</span>
        )}
      </span>
      <span className="truncate text-sm tabular-nums max-lg:hidden">{user.phone || "–"}</span>
      <span className="truncate text-sm max-lg:hidden">{user.email || "–"}</span>
      <span className="flex text-sm">
        <UserStatus status={user.status} />
      </span>
      <span className="text-sm text-muted max-sm:col-span-2 sm:text-right">
        {user.lastSignInAt ? (
          <>
            <span className="sm:sr-only">Signed in </span>
            <RelativeTime value={user.lastSignInAt} />
          </>
        ) : (
          <>
            Never<span className="sm:sr-only"> signed in</span>
          </>
        )}
      </span>
    </li>
  );
}
