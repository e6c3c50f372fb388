import type { Route } from "next";
import Link from "next/link";
import { MessageStatus } from "@/components/messages/message-status";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { channelNames } from "@/lib/core/channel";
import type { MessageListItem } from "@/lib/messages/message-view";
import type { EndUserView } from "@/lib/users/schema";

type UserMessagesProps = {
  user: EndUserView;
  /** Newest first. */
  messages: readonly MessageListItem[];
  hasMore: boolean;
  /** Address of the Messages page; each message has its own below it. */
  messagesHref: string;
};

/** What went to a user's number and address lately; each line leads to its story. */
export function UserMessages({ user, messages, hasMore, messagesHref }: UserMessagesProps) {
  if (user.isTest) return <p className="text-muted">Nothing is ever sent to a test user.</p>;
  if (user.phone === "" && user.email === "")
    return <p className="text-muted">This user has no number and no address to send to.</p>;
  return (
    <>
      {messages.length === 0 ? (
        <p className="text-muted">Nothing was sent to this user yet.</p>
      ) : (
        <ul aria-label="Messages, newest first" className="divide-y rounded-card border bg-surface">
          {messages.map(({ id, createdAt, channel, connector, status }) => (
            <li
              key={id}
              className="relative grid min-h-10 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-4 py-2 transition-colors first:rounded-t-card last:rounded-b-card hover:bg-hover sm:grid-cols-[8rem_minmax(0,1fr)_8rem]"
            >
              {/* The whole line is the link. The address is put together at run time. */}
              <Link
                href={`${messagesHref}/${id}` as Route}
                className="after:absolute after:inset-0 after:rounded-[inherit]"
              >
                <RelativeTime value={createdAt} />
              </Link>
              <span className="min-w-0 truncate text-muted max-sm:order-last max-sm:col-span-2 max-sm:text-sm">
                {channelNames[channel]} · {connector.name}
              </span>
              <MessageStatus status={status} />
            </li>
          ))}
        </ul>
      )}
      {!user.isMasked && messages.length > 0 && (
        <p className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {hasMore && <span className="text-muted">The newest {messages.length}.</span>}
          <AllMessages user={user} messagesHref={messagesHref} />
        </p>
      )}
    </>
  );
}

function AllMessages({
  user: { phone, email },
  messagesHref,
}: Pick<UserMessagesProps, "user" | "messagesHref">) {
  return [
    // Its last digits are enough to find it, and a whole number has no business in an address.
    { to: phone, query: phone.slice(-4) },
    { to: email, query: email },
  ]
    .filter(({ to }) => to !== "")
    .map(({ to, query }) => (
      <TextLink
        key={to}
        // The address is put together at run time, which the route types cannot follow.
        href={`${messagesHref}?q=${encodeURIComponent(query)}` as Route}
        className="wrap-anywhere"
      >
        All messages to {to}
      </TextLink>
    ));
}
