import { getConnectorTest } from "@/lib/connectors/get-connector-test";
import { connectorTestId } from "@/lib/connectors/schema";
import { internalRoute } from "@/lib/http/internal-route";

export const GET = internalRoute({ input: connectorTestId }, getConnectorTest);
