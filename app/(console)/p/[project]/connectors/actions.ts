"use server";

import { deleteConnector } from "@/lib/connectors/delete-connector";
import { connectorId } from "@/lib/connectors/schema";
import { adminAction } from "@/lib/http/admin-action";
import { replaceConnector } from "@/lib/usage/replace-connector";
import { replaceConnectorInput } from "@/lib/usage/schema";

export const removeConnector = adminAction(connectorId, deleteConnector, { refresh: true });

export const replaceConnectorEverywhere = adminAction(replaceConnectorInput, replaceConnector, {
  refresh: true,
});
