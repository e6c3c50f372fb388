import type { Route } from "next";
import { TextLink } from "@/components/ui/text-link";
import type { EndUserView } from "@/lib/users/schema";

type MessageLinksProps = { user: EndUserView; messagesHref: Route };

/** Ways to the messages that went to a user's number and address. */
export function MessageLinks({ user, messagesHref }: MessageLinksProps) {
  const { phone, email, isTest, isMasked } = user;
  if (isTest) return <p className="text-muted">Nothing is ever sent to a test user.</p>;
  if (isMasked)
    return (
      <p className="text-muted">
        <TextLink href={messagesHref}>Messages</TextLink> are found by the last four digits of a
        number.
      </p>
    );
  const links = [
    // Its last digits are enough to find it, and a whole number has no business in an address.
    { to: phone, query: phone.slice(-4) },
    { to: email, query: email },
  ].filter(({ to }) => to !== "");
  if (links.length === 0)
    return <p className="text-muted">This user has no number and no address to send to.</p>;
  return (
    <ul className="space-y-1">
      {links.map(({ to, query }) => (
        <li key={to} className="wrap-anywhere">
          {/* The address is put together at run time, which the route types cannot follow. */}
          <TextLink href={`${messagesHref}?q=${encodeURIComponent(query)}` as Route}>
            Messages to {to}
          </TextLink>
        </li>
      ))}
    </ul>
  );
}
