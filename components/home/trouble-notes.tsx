import type { Route } from "next";
import { connectorPaths } from "@/components/connectors/connector-paths";
import { StopsNote } from "@/components/otp/stops-note";
import { Callout } from "@/components/ui/callout";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import type { TroubledConnector } from "@/lib/home/schema";
import type { OtpStop } from "@/lib/otp/list-stops";

type TroubleNotesProps = {
  projectSlug: string;
  connectors: readonly TroubledConnector[];
  stops: readonly OtpStop[];
  testUsers: { count: number; until: string | null };
  /** null for who may not see users. */
  usersHref: Route | null;
};

/** As many as fit above the numbers; the list of connectors tells of the others. */
const shown = 5;

/** What needs a look before anybody asks. */
export function TroubleNotes({
  projectSlug,
  connectors,
  stops,
  testUsers,
  usersHref,
}: TroubleNotesProps) {
  const paths = connectorPaths(projectSlug);
  if (connectors.length === 0 && stops.length === 0 && testUsers.count === 0) return null;
  return (
    <div className="mb-6 space-y-2">
      {connectors.length > 0 && (
        <Callout
          tone="danger"
          title={
            connectors.length === 1
              ? "A connector is in trouble"
              : `${connectors.length} connectors are in trouble`
          }
        >
          <ul className="space-y-0.5">
            {connectors.slice(0, shown).map((connector) => (
              <li key={connector.id} className="break-words">
                <TextLink href={paths.connector(connector.id)}>{connector.name}</TextLink>
                {connector.reason === "failing"
                  ? ` failed ${connector.failures} ${connector.failures === 1 ? "time" : "times"} in a row`
                  : ` failed its last test with ${connector.failures} ${connector.failures === 1 ? "problem" : "problems"}`}
                {connector.at && (
                  <>
                    , <RelativeTime value={connector.at} />
                  </>
                )}
              </li>
            ))}
            {connectors.length > shown && <li>and {connectors.length - shown} more</li>}
          </ul>
        </Callout>
      )}
      <StopsNote stops={stops} />
      {testUsers.count > 0 && (
        <Callout tone="warning">
          {usersHref ? (
            <TextLink href={usersHref}>Test users with fixed codes: {testUsers.count}</TextLink>
          ) : (
            `Test users with fixed codes: ${testUsers.count}`
          )}
          {testUsers.until && (
            <>
              . The last one ends <RelativeTime value={testUsers.until} />
            </>
          )}
          . Who knows such a code can sign in without a message.
        </Callout>
      )}
    </div>
  );
}
