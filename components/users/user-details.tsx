import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import type { EndUserView } from "@/lib/users/schema";
import { UserStatus } from "./user-labels";

const verified = (isVerified: boolean) =>
  isVerified ? <Badge tone="success">Verified</Badge> : <Badge>Not verified</Badge>;

/** What is known of a user. */
export function UserDetails({ user }: { user: EndUserView }) {
  return (
    <Panel aria-label="Details" className="mb-8">
      <dl className="grid gap-x-6 p-4 sm:grid-cols-[9rem_minmax(0,1fr)] sm:gap-y-2">
        <Fact label="Status">
          <UserStatus status={user.status} />
        </Fact>
        <Fact label="Login ids">
          <ul className="min-w-0">
            {user.loginIds.map((loginId) => (
              <li key={loginId} className="wrap-anywhere">
                {loginId}
              </li>
            ))}
          </ul>
        </Fact>
        <Fact label="Phone">
          {user.phone ? (
            <>
              <span className="tabular-nums">{user.phone}</span> {verified(user.isPhoneVerified)}
            </>
          ) : (
            "–"
          )}
        </Fact>
        <Fact label="E-mail">
          {user.email ? (
            <>
              <span className="wrap-anywhere">{user.email}</span> {verified(user.isEmailVerified)}
            </>
          ) : (
            "–"
          )}
        </Fact>
        <Fact label="Name">
          {[user.name, [user.givenName, user.middleName, user.familyName].filter(Boolean).join(" ")]
            .filter((text, index, all) => text !== "" && all.indexOf(text) === index)
            .join(" · ") || "–"}
        </Fact>
        <Fact label="Last sign-in">
          {user.lastSignInAt ? <RelativeTime value={user.lastSignInAt} /> : "Never"}
        </Fact>
        <Fact label="Created">
          <RelativeTime value={user.createdAt} />
        </Fact>
        <Fact label="User id">
          <span className="font-mono text-sm wrap-anywhere">{user.userId}</span>
          <CopyButton value={user.userId} label="Copy user id" />
        </Fact>
        {Object.keys(user.customAttributes).length > 0 && (
          <Fact label="Attributes">
            <pre className="min-w-0 font-mono text-xs whitespace-pre-wrap wrap-anywhere">
              {JSON.stringify(user.customAttributes, null, 2)}
            </pre>
          </Fact>
        )}
      </dl>
    </Panel>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="leading-6 text-muted max-sm:not-first:mt-2 max-sm:text-sm">{label}</dt>
      <dd className="flex min-h-6 min-w-0 flex-wrap items-center gap-x-2 leading-6">{children}</dd>
    </>
  );
}
