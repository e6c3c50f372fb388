import { OutsideLink } from "@/components/ui/text-link";
import type { ConnectorDefinition } from "@/lib/connectors/kit/define";

/** What a connector type is for, and where its vendor shows the values that its form asks for. */
export function TypeHelp({
  definition,
  isNamed = false,
}: {
  definition: ConnectorDefinition;
  /** Says the type's name too, where the title does not. */
  isNamed?: boolean;
}) {
  return (
    <>
      {isNamed && `${definition.name}: `}
      {definition.summary}{" "}
      {definition.docsUrl && (
        <OutsideLink href={definition.docsUrl}>Where to find these values</OutsideLink>
      )}
    </>
  );
}
