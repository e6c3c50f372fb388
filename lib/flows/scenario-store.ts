import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { flowScenarios } from "@/drizzle/schema/flows";
import type { Queryable } from "@/lib/db/client";
import { type Scenario, scenarioSchema } from "./model/scenario";

export type StoredScenario = { id: string; name: string; scenario: Scenario; updatedAt: Date };

export async function selectScenarios(db: Queryable, flowId: string): Promise<StoredScenario[]> {
  const rows = await db
    .select({
      id: flowScenarios.id,
      name: flowScenarios.name,
      scenario: flowScenarios.scenario,
      updatedAt: flowScenarios.updatedAt,
    })
    .from(flowScenarios)
    .where(eq(flowScenarios.flowId, flowId))
    .orderBy(sql`lower(${flowScenarios.name})`, asc(flowScenarios.id));
  return rows.map((row) => ({ ...row, scenario: scenarioSchema.parse(row.scenario) }));
}

export async function insertScenario(
  tx: Queryable,
  scenario: {
    id: string;
    projectId: string;
    flowId: string;
    name: string;
    scenario: Scenario;
    createdBy: string;
  },
): Promise<void> {
  await tx.insert(flowScenarios).values(scenario);
}

/** False where the flow has no such scenario. */
export async function updateScenario(
  tx: Queryable,
  flowId: string,
  id: string,
  changes: { name: string; scenario: Scenario },
): Promise<boolean> {
  const rows = await tx
    .update(flowScenarios)
    .set(changes)
    .where(and(eq(flowScenarios.id, id), eq(flowScenarios.flowId, flowId)))
    .returning({ id: flowScenarios.id });
  return rows.length === 1;
}

/** False where the flow has no such scenario. */
export async function deleteScenarioRow(
  tx: Queryable,
  flowId: string,
  id: string,
): Promise<boolean> {
  const rows = await tx
    .delete(flowScenarios)
    .where(and(eq(flowScenarios.id, id), eq(flowScenarios.flowId, flowId)))
    .returning({ id: flowScenarios.id });
  return rows.length === 1;
}
