"use server";

import { publishFlow } from "@/lib/flows/publish-flow";
import { restoreVersion } from "@/lib/flows/restore-version";
import { saveDraft } from "@/lib/flows/save-draft";
import {
  deleteScenarioInput,
  flowKeyInput,
  publishFlowInput,
  recordScenarioInput,
  restartTestRunInput,
  restoreVersionInput,
  runScenariosInput,
  saveDraftInput,
  startTestRunInput,
  submitTestScreenInput,
  updateFlowInput,
} from "@/lib/flows/schema";
import { deleteScenario } from "@/lib/flows/testing/delete-scenario";
import { listScenarios } from "@/lib/flows/testing/list-scenarios";
import { recordScenario } from "@/lib/flows/testing/record-scenario";
import { restartTestRun } from "@/lib/flows/testing/restart-test-run";
import { runScenarios } from "@/lib/flows/testing/run-scenarios";
import { startTestRun } from "@/lib/flows/testing/start-test-run";
import { submitTestScreen } from "@/lib/flows/testing/submit-test-screen";
import { updateFlow } from "@/lib/flows/update-flow";
import { adminAction } from "@/lib/http/admin-action";

// Not followed by drawing the page anew: the editor has what it saved.
export const saveDraftAction = adminAction(saveDraftInput, saveDraft);
export const updateFlowAction = adminAction(updateFlowInput, updateFlow, { refresh: true });
export const publishFlowAction = adminAction(publishFlowInput, publishFlow, { refresh: true });
export const restoreVersionAction = adminAction(restoreVersionInput, restoreVersion, {
  refresh: true,
});

export const startTestRunAction = adminAction(startTestRunInput, startTestRun);
export const submitTestScreenAction = adminAction(submitTestScreenInput, submitTestScreen);
export const restartTestRunAction = adminAction(restartTestRunInput, restartTestRun);
export const listScenariosAction = adminAction(flowKeyInput, listScenarios);
export const recordScenarioAction = adminAction(recordScenarioInput, recordScenario);
export const deleteScenarioAction = adminAction(deleteScenarioInput, deleteScenario);
export const runScenariosAction = adminAction(runScenariosInput, runScenarios);
