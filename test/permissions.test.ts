import { and, eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { auditEvents } from "@/drizzle/schema/audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { permissionMatrix } from "@/lib/auth/permission-matrix";
import { confirmedOperations, isAllowed, type Operation, roles } from "@/lib/auth/permissions";
import { requirePermission } from "@/lib/auth/require-permission";
import { deleteConnector } from "@/lib/connectors/delete-connector";
import { getConnector } from "@/lib/connectors/get-connector";
import { getConnectorTest } from "@/lib/connectors/get-connector-test";
import { listConnectors } from "@/lib/connectors/list-connectors";
import { listFieldOptions } from "@/lib/connectors/list-field-options";
import { saveConnector } from "@/lib/connectors/save-connector";
import { seedConnector } from "@/lib/connectors/seed-connector";
import { startConnectorTest } from "@/lib/connectors/start-connector-test";
import { settleBackground } from "@/lib/core/background";
import type { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { Result } from "@/lib/core/result";
import { createFlow } from "@/lib/flows/create-flow";
import { deleteFlow } from "@/lib/flows/delete-flow";
import { duplicateFlow } from "@/lib/flows/duplicate-flow";
import { exportFlow } from "@/lib/flows/export-flow";
import { getDraftState } from "@/lib/flows/get-draft-state";
import { getFlow } from "@/lib/flows/get-flow";
import { getFlowPage } from "@/lib/flows/get-flow-page";
import { getFlowVersion } from "@/lib/flows/get-flow-version";
import { getRun } from "@/lib/flows/get-run";
import { groupFailures } from "@/lib/flows/group-failures";
import { importFlow } from "@/lib/flows/import-flow";
import { emptyFlow } from "@/lib/flows/library/empty-flow";
import { listFlows } from "@/lib/flows/list-flows";
import { listRuns } from "@/lib/flows/list-runs";
import { scenarioSchema } from "@/lib/flows/model/scenario";
import { publishFlow } from "@/lib/flows/publish-flow";
import { restoreVersion } from "@/lib/flows/restore-version";
import { saveDraft } from "@/lib/flows/save-draft";
import { setFlowEnabled } from "@/lib/flows/set-flow-enabled";
import { deleteScenario } from "@/lib/flows/testing/delete-scenario";
import { listScenarios } from "@/lib/flows/testing/list-scenarios";
import { readTestRun } from "@/lib/flows/testing/read-test-run";
import { recordScenario } from "@/lib/flows/testing/record-scenario";
import { restartTestRun } from "@/lib/flows/testing/restart-test-run";
import { runScenarios } from "@/lib/flows/testing/run-scenarios";
import { saveScenario } from "@/lib/flows/testing/save-scenario";
import { startTestRun } from "@/lib/flows/testing/start-test-run";
import { submitTestScreen } from "@/lib/flows/testing/submit-test-screen";
import { updateFlow } from "@/lib/flows/update-flow";
import { getHome } from "@/lib/home/get-home";
import { listTroubledConnectors } from "@/lib/home/list-troubled-connectors";
import { allowExport } from "@/lib/messages/allow-export";
import { exportMessages } from "@/lib/messages/export-messages";
import { listMessages as listSentMessages } from "@/lib/messages/list-messages";
import { listUserMessages } from "@/lib/messages/list-user-messages";
import { changeTestCode } from "@/lib/otp/change-test-code";
import { clearUserLimits } from "@/lib/otp/clear-user-limits";
import { getOtp } from "@/lib/otp/get-otp";
import { listStops } from "@/lib/otp/list-stops";
import { makeTestUser } from "@/lib/otp/make-test-user";
import { otpPolicy } from "@/lib/otp/policy";
import { saveOtpChannel } from "@/lib/otp/save-otp-channel";
import { seedOtp } from "@/lib/otp/seed-otp";
import { sendTestCode } from "@/lib/otp/send-test-code";
import { clearMessages } from "@/lib/sandbox/clear-messages";
import { listMessages } from "@/lib/sandbox/list-messages";
import { createManagementKey } from "@/lib/settings/create-management-key";
import { getHostedPage } from "@/lib/settings/get-hosted-page";
import { getSettings } from "@/lib/settings/get-settings";
import { listManagementKeys } from "@/lib/settings/list-management-keys";
import { revokeManagementKey } from "@/lib/settings/revoke-management-key";
import { saveHostedPage } from "@/lib/settings/save-hosted-page";
import { saveSettings } from "@/lib/settings/save-settings";
import { copyOfTemplate } from "@/lib/templates/copy-of-template";
import { deleteTemplate } from "@/lib/templates/delete-template";
import { getTemplate } from "@/lib/templates/get-template";
import { listTemplates } from "@/lib/templates/list-templates";
import { restoreTemplate } from "@/lib/templates/restore-template";
import { saveTemplate } from "@/lib/templates/save-template";
import { deleteUnusedConnector } from "@/lib/usage/delete-unused-connector";
import { deleteUnusedTemplate } from "@/lib/usage/delete-unused-template";
import { getMessageStory } from "@/lib/usage/get-message-story";
import { listConnectorUses } from "@/lib/usage/list-connector-uses";
import { listFirstSteps } from "@/lib/usage/list-first-steps";
import { listTemplateUses } from "@/lib/usage/list-template-uses";
import { replaceConnector } from "@/lib/usage/replace-connector";
import { countTestUsers } from "@/lib/users/count-test-users";
import { createEndUser } from "@/lib/users/create-end-user";
import { createTestUser } from "@/lib/users/create-test-user";
import { deleteEndUsers } from "@/lib/users/delete-end-users";
import { deleteTestUsers } from "@/lib/users/delete-test-users";
import { endEndUserSessions } from "@/lib/users/end-end-user-sessions";
import { getEndUser } from "@/lib/users/get-end-user";
import { rotateSigningKey } from "@/lib/users/rotate-signing-key";
import { searchEndUsers } from "@/lib/users/search-end-users";
import { setEndUserStatus } from "@/lib/users/set-end-user-status";
import { setTestCode } from "@/lib/users/set-test-code";
import { updateEndUser } from "@/lib/users/update-end-user";
import { createTestProject, type Somebody } from "./context";

const { db, project, userIds, ctxFor } = await createTestProject();
let connectorId = "";
const missing = {
  connector: newId("connector"),
  template: newId("template"),
  managementKey: newId("managementKey"),
  endUser: newId("endUser"),
  flowRun: newId("flowRun"),
  flowScenario: newId("flowScenario"),
};

type Call = (ctx: ProjectCtx) => Promise<Result<unknown, AppError>>;

/**
 * Every verb by the operation that it asks for. A new operation does not compile without its verbs
 * here; a new verb is added to the list of its operation.
 */
const verbs = {
  "project.read": [(ctx) => requirePermission(ctx, "project.read"), (ctx) => listFirstSteps(ctx)],
  "connectors.list": [
    (ctx) => listConnectors(ctx),
    (ctx) => listConnectorUses(ctx, {}),
    (ctx) => listTroubledConnectors(ctx),
  ],
  "connectors.get": [
    (ctx) => getConnector(ctx, { connectorId }),
    (ctx) => getConnectorTest(ctx, { testId: newId("connectorTest") }),
  ],
  "connectors.save": [
    (ctx) =>
      saveConnector(ctx, {
        type: "sandbox",
        name: `Made by ${ctx.role ?? "nobody"}`,
        description: "",
        config: {},
      }),
  ],
  "connectors.delete": [
    (ctx) => deleteConnector(ctx, { connectorId: missing.connector }),
    (ctx) => deleteUnusedConnector(ctx, { connectorId: missing.connector }),
  ],
  "connectors.test": [(ctx) => startConnectorTest(ctx, { type: "sandbox", config: {} })],
  "connectors.listOptions": [
    (ctx) => listFieldOptions(ctx, { type: "sandbox", path: "none", config: {} }),
  ],
  "templates.list": [
    (ctx) => listTemplates(ctx, {}),
    (ctx) => getTemplate(ctx, { templateId: missing.template }),
    (ctx) => copyOfTemplate(ctx, { templateId: missing.template }),
    (ctx) => listTemplateUses(ctx),
  ],
  "templates.save": [
    (ctx) =>
      saveTemplate(ctx, {
        name: `Made by ${ctx.role ?? "nobody"}`,
        content: { channel: "sms", body: "Your code is {{code}}" },
      }),
    (ctx) => restoreTemplate(ctx, { templateId: missing.template, version: 1, expectedVersion: 1 }),
  ],
  "templates.delete": [
    (ctx) => deleteTemplate(ctx, { templateId: missing.template }),
    (ctx) => deleteUnusedTemplate(ctx, { templateId: missing.template }),
  ],
  "otp.get": [(ctx) => listStops(ctx), (ctx) => getOtp(ctx)],
  "otp.save": [
    (ctx) =>
      saveOtpChannel(ctx, {
        channel: "sms",
        isEnabled: false,
        connectorId,
        templateId: null,
        expiresInSeconds: 120,
        policy: otpPolicy.parse({}),
        expectedVersion: 1,
      }),
    (ctx) => replaceConnector(ctx, { connectorId, replacementId: missing.connector }),
  ],
  "otp.sendTest": [(ctx) => sendTestCode(ctx, { channel: "sms", to: "+14155550100" })],
  "flows.list": [
    (ctx) => getDraftState(ctx, { flowKey: "none" }),
    (ctx) => listFlows(ctx),
    (ctx) => getFlow(ctx, { flowKey: "none" }),
    (ctx) => getFlowPage(ctx, { flowKey: "none" }),
    (ctx) => getFlowVersion(ctx, { flowKey: "none", number: 1 }),
    (ctx) => exportFlow(ctx, { flowKey: "none" }),
    (ctx) => listScenarios(ctx, { flowKey: "none" }),
  ],
  "flows.save": [
    (ctx) => createFlow(ctx, { key: `made-by-${ctx.role ?? "nobody"}`, name: "Made" }),
    (ctx) => updateFlow(ctx, { flowKey: "none", name: "Renamed", description: "" }),
    (ctx) => saveDraft(ctx, { flowKey: "none", document: emptyFlow(), expectedRevision: 1 }),
    (ctx) => restoreVersion(ctx, { flowKey: "none", number: 1, expectedRevision: 1 }),
    (ctx) => duplicateFlow(ctx, { flowKey: "none", key: "copy", name: "Copy" }),
    (ctx) =>
      saveScenario(ctx, {
        flowKey: "none",
        name: "Scenario",
        scenario: scenarioSchema.parse({ answers: [], expected: { path: [], end: "waiting" } }),
      }),
    (ctx) => deleteScenario(ctx, { flowKey: "none", scenarioId: missing.flowScenario }),
    (ctx) => importFlow(ctx, { file: "", choices: {}, replace: false, isTrial: true }),
  ],
  "flows.publish": [
    (ctx) =>
      publishFlow(ctx, { flowKey: "none", expectedRevision: 1, note: "", acceptWarnings: true }),
    (ctx) => setFlowEnabled(ctx, { flowKey: "none", isEnabled: false }),
  ],
  "flows.delete": [(ctx) => deleteFlow(ctx, { flowKey: "none" })],
  "flows.test": [
    (ctx) =>
      startTestRun(ctx, {
        flowKey: "none",
        document: emptyFlow(),
        inputs: {},
        locale: null,
        simulations: {},
        confirmsReal: false,
      }),
    (ctx) => readTestRun(ctx, { runId: missing.flowRun }),
    (ctx) =>
      submitTestScreen(ctx, { runId: missing.flowRun, turn: 1, button: "submit", fields: {} }),
    (ctx) => restartTestRun(ctx, { runId: missing.flowRun, sequence: 1 }),
    (ctx) => recordScenario(ctx, { runId: missing.flowRun, name: "Scenario" }),
    (ctx) => runScenarios(ctx, { flowKey: "none", document: emptyFlow() }),
  ],
  "runs.list": [
    (ctx) => listRuns(ctx, { flowKey: "none" }),
    (ctx) => getRun(ctx, { flowKey: "none", runId: missing.flowRun }),
    (ctx) => groupFailures(ctx, { flowKey: "none" }),
  ],
  "sandbox.list": [(ctx) => listMessages(ctx, {})],
  "sandbox.clear": [(ctx) => clearMessages(ctx)],
  "messages.list": [
    (ctx) => getHome(ctx, { period: "day" }),
    (ctx) => listSentMessages(ctx, {}),
    (ctx) => listUserMessages(ctx, { userId: missing.endUser }),
    (ctx) => getMessageStory(ctx, { messageId: newId("message") }),
  ],
  "messages.reveal": [(ctx) => requirePermission(ctx, "messages.reveal")],
  "messages.export": [(ctx) => exportMessages(ctx, {}), (ctx) => allowExport(ctx)],
  "users.list": [
    (ctx) => searchEndUsers(ctx, {}),
    (ctx) => getEndUser(ctx, { userId: missing.endUser }),
    (ctx) => countTestUsers(ctx),
  ],
  "users.reveal": [(ctx) => requirePermission(ctx, "users.reveal")],
  "users.save": [
    (ctx) => createEndUser(ctx, { loginId: `made by ${ctx.role ?? "nobody"}` }),
    (ctx) => createTestUser(ctx, { loginId: `tested by ${ctx.role ?? "nobody"}` }),
    (ctx) => updateEndUser(ctx, { userId: missing.endUser, changes: {} }),
    (ctx) => setEndUserStatus(ctx, { userId: missing.endUser, status: "disabled" }),
    (ctx) => setTestCode(ctx, { userId: missing.endUser }),
    (ctx) => makeTestUser(ctx, { loginId: `made to test by ${ctx.role ?? "nobody"}` }),
    (ctx) => changeTestCode(ctx, { userId: missing.endUser }),
    (ctx) => clearUserLimits(ctx, { userId: missing.endUser }),
  ],
  "users.signOut": [(ctx) => endEndUserSessions(ctx, { userId: missing.endUser })],
  "users.delete": [
    (ctx) => deleteEndUsers(ctx, { userIds: [missing.endUser] }),
    (ctx) => deleteTestUsers(ctx),
  ],
  "settings.get": [(ctx) => getSettings(ctx), (ctx) => getHostedPage(ctx)],
  "signingKeys.rotate": [(ctx) => rotateSigningKey(ctx)],
  "settings.save": [
    (ctx) =>
      saveSettings(ctx, {
        name: "Renamed",
        origins: ["https://app.example.com"],
        sessionMinutes: 5,
        refreshDays: 7,
        retentionDays: 30,
        dailyMessageCap: 100,
        expectedVersion: 0,
      }),
    (ctx) =>
      saveHostedPage(ctx, {
        returnUrls: [],
        embedOrigins: [],
        accent: null,
        logo: { kind: "none" },
        handsCookies: false,
        expectedVersion: 0,
      }),
  ],
  "keys.list": [(ctx) => listManagementKeys(ctx)],
  "keys.save": [
    (ctx) => createManagementKey(ctx, { name: "Key", scopes: ["users:read"], expiresInDays: null }),
    (ctx) => revokeManagementKey(ctx, { keyId: missing.managementKey }),
  ],
} satisfies Record<Operation, readonly Call[]>;

beforeAll(async () => {
  connectorId = await seedConnector(db, project.id, {
    type: "sandbox",
    name: "Sandbox",
    by: userIds.owner,
  });
  await seedOtp(db, project.id, connectorId, ["US"]);
});

/** Everything stored but the audit log, as one text. */
async function everythingStored(): Promise<string> {
  const { rows: tables } = await db.execute<{ name: string }>(sql`
    select tablename as name from pg_tables
    where schemaname = 'public' and tablename <> 'audit_events' order by 1`);
  const texts: unknown[] = [];
  for (const { name } of tables) {
    const { rows } = await db.execute(sql`
      select md5(string_agg(t::text, '|' order by t::text)) as hash from ${sql.identifier(name)} t`);
    texts.push([name, rows]);
  }
  return JSON.stringify(texts);
}

const refusals = (requestId: string, operation: Operation) =>
  db
    .select({ actorId: auditEvents.actorId, projectId: auditEvents.projectId })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.requestId, requestId),
        eq(auditEvents.operation, operation),
        eq(auditEvents.result, "refused"),
      ),
    );

// The keys of `verbs` are the operations; TypeScript widens them to strings.
const operations = Object.keys(verbs) as Operation[];
const refusalCodes = { anonymous: "unauthenticated", stranger: "not_found" } as const;

describe.each(operations)("%s", (operation) => {
  const calls: readonly Call[] = verbs[operation];
  const refused = (["anonymous", "stranger", ...roles] as const).filter(
    (who) => who === "anonymous" || who === "stranger" || !isAllowed(who, operation),
  );

  it.each(refused)("is refused to %s, written down, and changes nothing", async (who: Somebody) => {
    const stored = await everythingStored();
    for (const call of calls) {
      const ctx = ctxFor(who);
      const code = who === "anonymous" || who === "stranger" ? refusalCodes[who] : "forbidden";
      expect(await call(ctx)).toMatchObject({ ok: false, error: { code } });
      // A stranger without a session is not worth a row: anybody could fill the log.
      expect(await refusals(ctx.requestId, operation)).toEqual(
        who === "anonymous" ? [] : [{ actorId: userIds[who], projectId: project.id }],
      );
    }
    expect(await everythingStored()).toBe(stored);
  });

  it.each(roles.filter((role) => isAllowed(role, operation)))("is open to %s", async (role) => {
    for (const call of calls) {
      const ctx = ctxFor(role);
      const answer = await call(ctx);
      expect(["forbidden", "unauthenticated"]).not.toContain(answer.ok ? "ok" : answer.error.code);
      expect(await refusals(ctx.requestId, operation)).toEqual([]);
    }
    await settleBackground();
  });
});

it.each(confirmedOperations)(
  "%s asks for a password entered long ago, and changes nothing",
  async (operation) => {
    const stored = await everythingStored();
    const calls: readonly Call[] = verbs[operation];
    for (const call of calls) {
      const { actor } = ctxFor("owner");
      if (actor.kind !== "user") throw new Error("The owner is a person.");
      const confirmedAt = new Date(Date.now() - 10 * 60_000 - 1_000);
      const ctx = ctxFor("owner", { actor: { ...actor, confirmedAt } });
      expect(await call(ctx)).toMatchObject({ ok: false, error: { code: "confirm_password" } });
    }
    expect(await everythingStored()).toBe(stored);
  },
);

it("prints every operation with every role and nobody", () => {
  const matrix = permissionMatrix();
  for (const operation of operations)
    expect(matrix[operation]).toEqual({
      anonymous: false,
      ...Object.fromEntries(roles.map((role) => [role, isAllowed(role, operation)])),
    });
  expect(matrix["auth.signIn"]).toMatchObject({ anonymous: true, viewer: true });
  expect(matrix["auth.changePassword"]).toMatchObject({ anonymous: false, viewer: true });
});
