"use server";

import { listFieldOptions } from "@/lib/connectors/list-field-options";
import { saveConnector } from "@/lib/connectors/save-connector";
import {
  connectorId,
  listFieldOptionsInput,
  saveConnectorInput,
  startTestInput,
} from "@/lib/connectors/schema";
import { startConnectorTest } from "@/lib/connectors/start-connector-test";
import { adminAction } from "@/lib/http/admin-action";
import { deleteUnusedConnector } from "@/lib/usage/delete-unused-connector";
import { replaceConnector } from "@/lib/usage/replace-connector";
import { replaceConnectorInput } from "@/lib/usage/schema";

export const saveConnectorAction = adminAction(saveConnectorInput, saveConnector, {
  refresh: true,
});
export const startTestAction = adminAction(startTestInput, startConnectorTest);
export const listOptionsAction = adminAction(listFieldOptionsInput, listFieldOptions);
export const removeConnector = adminAction(connectorId, deleteUnusedConnector, { refresh: true });
export const replaceConnectorEverywhere = adminAction(replaceConnectorInput, replaceConnector, {
  refresh: true,
});
