"use server";

import {
  deleteScenarioInput,
  flowKeyInput,
  recordScenarioInput,
  restartTestRunInput,
  runScenariosInput,
  startTestRunInput,
  submitTestScreenInput,
} from "@/lib/flows/schema";
import { deleteScenario } from "@/lib/flows/testing/delete-scenario";
import { listScenarios } from "@/lib/flows/testing/list-scenarios";
import { recordScenario } from "@/lib/flows/testing/record-scenario";
import { restartTestRun } from "@/lib/flows/testing/restart-test-run";
import { runScenarios } from "@/lib/flows/testing/run-scenarios";
import { startTestRun } from "@/lib/flows/testing/start-test-run";
import { submitTestScreen } from "@/lib/flows/testing/submit-test-screen";
import { adminAction } from "@/lib/http/admin-action";

export const startTestRunAction = adminAction(startTestRunInput, startTestRun);
export const submitTestScreenAction = adminAction(submitTestScreenInput, submitTestScreen);
export const restartTestRunAction = adminAction(restartTestRunInput, restartTestRun);
export const listScenariosAction = adminAction(flowKeyInput, listScenarios);
export const recordScenarioAction = adminAction(recordScenarioInput, recordScenario);
export const deleteScenarioAction = adminAction(deleteScenarioInput, deleteScenario);
export const runScenariosAction = adminAction(runScenariosInput, runScenarios);
