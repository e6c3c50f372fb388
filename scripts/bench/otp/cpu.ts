import { readdirSync, readFileSync } from "node:fs";

/** CPU seconds: of the subject's process, of Postgres, and of load generator and provider. */
export type CpuUse = { node: number; postgres: number; load: number };

/** Fields of `/proc/<pid>/stat` from the third on; null where there is no such process or file. */
function statOf(pid: number | string): string[] | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? null;
  } catch {
    return null;
  }
}

/** From ticks, of which Linux counts a hundred a second, by places of proc(5) less three. */
const seconds = (stat: string[], places: number[]) =>
  places.reduce((sum, place) => sum + Number(stat[place]), 0) / 100;

/** CPU seconds that a process has used; NaN where the system does not tell. */
export function cpuOf(pid: number | undefined): number {
  const stat = pid === undefined ? null : statOf(pid);
  return stat ? seconds(stat, [11, 12]) : Number.NaN;
}

/** The same of a postmaster with its children, those that have ended included. */
export function cpuOfPostgres(postmaster: number): number {
  const own = statOf(postmaster);
  if (!own) return Number.NaN;
  let sum = seconds(own, [11, 12, 13, 14]);
  for (const name of readdirSync("/proc")) {
    const stat = /^\d+$/.test(name) ? statOf(name) : null;
    if (stat?.[1] === String(postmaster)) sum += seconds(stat, [11, 12]);
  }
  return sum;
}
