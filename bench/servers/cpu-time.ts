import { readdirSync, readFileSync } from 'node:fs';
import type { System } from '../../scripts/system/system.ts';

/** Whose processor time is told beside the client's own. */
export const SERVERS = ['worker', 'temporal', 'postgres'] as const;

/** Processor milliseconds by who used them. */
export type ServerTimes = Readonly<Record<(typeof SERVERS)[number], number>>;

/** Answers what was used since it was made. A contender may have a worker of its own. */
export function cpuMeter(system: System, workerPid = system.pid('worker')): () => ServerTimes {
  const used = () => ({
    worker: cpuTime(workerPid),
    temporal: cpuTime(system.pid('temporal')),
    postgres: cpuTime(system.pid('postgres')),
  });
  const before = used();
  return () => {
    const after = used();
    return {
      worker: after.worker - before.worker,
      temporal: after.temporal - before.temporal,
      postgres: after.postgres - before.postgres,
    };
  };
}

/**
 * Processor time that a process and its descendants have used so far, in milliseconds. Linux only (`/proc`); NaN
 * elsewhere, so that a report shows a gap rather than a wrong number.
 */
function cpuTime(pid: number | undefined): number {
  if (process.platform !== 'linux' || pid === undefined) {
    return Number.NaN;
  }
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readStat(Number(name)) ?? []) : []));
  const family = new Set([pid]);
  for (let before = 0; before !== family.size;) {
    before = family.size;
    all.filter((one) => family.has(one.parent)).forEach((one) => family.add(one.pid));
  }
  return all.filter((one) => family.has(one.pid)).reduce((sum, one) => sum + one.milliseconds, 0);
}

/** The kernel's clock tick for these figures is a hundredth of a second on every Linux that Node runs on. */
const MILLISECONDS_PER_TICK = 10;

function readStat(pid: number): { readonly pid: number; readonly parent: number; readonly milliseconds: number } | undefined {
  try {
    const text = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // The name in parentheses may hold blanks: fields are counted behind it (proc(5): 4 ppid, 14 utime … 17 cstime).
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0);
    return { pid, parent: Number(fields[1]), milliseconds: ticks * MILLISECONDS_PER_TICK };
  } catch {
    return undefined;
  }
}
