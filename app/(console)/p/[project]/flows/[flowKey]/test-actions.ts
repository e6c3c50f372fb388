import type { TestActions } from "@/components/flows/testing/test-actions";
import {
  deleteScenarioAction,
  listScenariosAction,
  recordScenarioAction,
  restartTestRunAction,
  runScenariosAction,
  startTestRunAction,
  submitTestScreenAction,
} from "./actions";

/** What a test run can do in this project. */
export const testActions = (project: string): TestActions => ({
  start: startTestRunAction.bind(null, project),
  submit: submitTestScreenAction.bind(null, project),
  restart: restartTestRunAction.bind(null, project),
  listScenarios: listScenariosAction.bind(null, project),
  recordScenario: recordScenarioAction.bind(null, project),
  deleteScenario: deleteScenarioAction.bind(null, project),
  runScenarios: runScenariosAction.bind(null, project),
});
