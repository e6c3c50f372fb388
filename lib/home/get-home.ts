import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import type { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse-input";
import { ok, type Result } from "@/lib/core/result";
import { latencyOf } from "./latency-scale";
import { periodWindow } from "./period-window";
import { type Counts, type GetHomeInput, getHomeInput, type HomeView, type Spend } from "./schema";
import { type Figures, selectFigures, selectLatencies } from "./store";

/** What became of the project's messages in the last hour, day or 30 days. Two queries. */
export async function getHome(
  ctx: ProjectCtx,
  input: GetHomeInput,
): Promise<Result<HomeView, AppError>> {
  const allowed = await requirePermission(ctx, "messages.list");
  if (!allowed.ok) return allowed;
  const parsed = parseInput(getHomeInput, input);
  if (!parsed.ok) return parsed;
  const { period } = parsed.value;
  const now = ctx.clock.now();
  const window = periodWindow(period, now);
  const [figures, latencies] = await Promise.all([
    selectFigures(ctx.db, ctx.project.id, window),
    selectLatencies(ctx.db, ctx.project.id, window),
  ]);
  const latencyIn = (rows: typeof latencies) =>
    latencyOf(rows.map(({ latencyStep, messages }) => ({ step: latencyStep, messages })));
  const byStep = figures.filter(({ by }) => by === "step");
  return ok({
    period,
    from: window.from.toISOString(),
    readAt: now.toISOString(),
    total: { counts: sumCounts(byStep), latency: latencyIn(latencies), spend: sumSpend(byStep) },
    steps: Array.from({ length: window.steps }, (_, index) => {
      const at = window.from.getTime() + index * window.stepMs;
      const rows = byStep.filter(({ step }) => step === at);
      return {
        at: new Date(at).toISOString(),
        counts: sumCounts(rows),
        latency: latencyIn(latencies.filter(({ step }) => step === at)),
        spend: sumSpend(rows),
      };
    }),
    classes: figures
      .filter(({ by, refused, unknown }) => by === "class" && refused + unknown > 0)
      .map(({ errorClass, refused, unknown }) => ({
        errorClass: errorClass ?? "",
        messages: refused + unknown,
      }))
      .sort((one, other) => other.messages - one.messages),
    countries: groups(figures, "country")
      .filter(({ name }) => name !== "")
      .map(({ name, rows }) => ({
        country: name,
        name: countryName(name),
        counts: sumCounts(rows),
      }))
      .sort((one, other) => other.counts.sent - one.counts.sent),
    connectors: groups(figures, "connector")
      .map(({ name, rows }) => ({
        name,
        counts: sumCounts(rows),
        latencyMs: averageLatency(rows),
        spend: sumSpend(rows),
      }))
      .sort((one, other) => other.counts.sent - one.counts.sent),
  });
}

// Made once: it costs far more than what it names. Here, as browsers name some countries differently.
const countryNames = new Intl.DisplayNames(["en"], { type: "region", fallback: "code" });
const countryName = (code: string): string => countryNames.of(code) ?? code;

function groups(figures: readonly Figures[], by: "country" | "connector") {
  const found = new Map<string, Figures[]>();
  for (const row of figures) {
    if (row.by !== by) continue;
    const name = (by === "country" ? row.country : row.connectorName) ?? "";
    found.set(name, [...(found.get(name) ?? []), row]);
  }
  return [...found].map(([name, rows]) => ({ name, rows }));
}

function sumCounts(rows: readonly Counts[]): Counts {
  const sum = { all: 0, sent: 0, delivered: 0, verified: 0, refused: 0, unknown: 0 };
  for (const row of rows) {
    sum.all += row.all;
    sum.sent += row.sent;
    sum.delivered += row.delivered;
    sum.verified += row.verified;
    sum.refused += row.refused;
    sum.unknown += row.unknown;
  }
  return sum;
}

/** What was paid, by currency, most first. */
function sumSpend(rows: readonly Figures[]): Spend[] {
  const amounts = new Map<string, number>();
  for (const { currency, cost } of rows) {
    if (currency) amounts.set(currency, (amounts.get(currency) ?? 0) + cost);
  }
  return [...amounts]
    .map(([currency, amount]) => ({ currency, amount }))
    .sort((one, other) => other.amount - one.amount || one.currency.localeCompare(other.currency));
}

function averageLatency(rows: readonly Figures[]): number | null {
  const count = rows.reduce((sum, row) => sum + row.latencyCount, 0);
  const total = rows.reduce((sum, row) => sum + row.latencyMsSum, 0);
  return count === 0 ? null : Math.round(total / count);
}
