"use server";

import { createFlow } from "@/lib/flows/create-flow";
import { deleteFlow } from "@/lib/flows/delete-flow";
import { duplicateFlow } from "@/lib/flows/duplicate-flow";
import { importFlow } from "@/lib/flows/import-flow";
import {
  createFlowInput,
  duplicateFlowInput,
  flowKeyInput,
  importFlowInput,
  setFlowEnabledInput,
} from "@/lib/flows/schema";
import { setFlowEnabled } from "@/lib/flows/set-flow-enabled";
import { adminAction } from "@/lib/http/admin-action";

const refresh = { refresh: true };

export const createFlowAction = adminAction(createFlowInput, createFlow, refresh);
export const duplicateFlowAction = adminAction(duplicateFlowInput, duplicateFlow, refresh);
export const importFlowAction = adminAction(importFlowInput, importFlow, refresh);
export const setFlowEnabledAction = adminAction(setFlowEnabledInput, setFlowEnabled, refresh);
export const deleteFlowAction = adminAction(flowKeyInput, deleteFlow, refresh);
