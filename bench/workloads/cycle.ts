import { inTurns } from '../../scripts/support/in-turns.ts';
import { cycleIdOf, prepareCycleBed, type CycleBed } from '../../scripts/system/cycle-bed.ts';
import { SUPERVISORS } from '../../scripts/system/cycle-registers.ts';
import type { System } from '../../scripts/system/system.ts';
import type { Figure } from '../report.ts';
import { cpuMeter, SERVERS, type ServerTimes } from '../servers/cpu-time.ts';
import { until } from '../servers/until.ts';
import { percentile } from '../statistics.ts';

export interface CycleOptions {
  readonly stations: number;
  /** People who act at once. */
  readonly clients: number;
  readonly onProgress: (line: string) => void;
}

/** A small cycle first: code is compiled and caches are filled when the one that counts begins. */
const WARM_UP = { year: 2030, stations: 16 };
const COUNTED_YEAR = 2031;

/**
 * An annual evaluation of many stations: it begins and every station gets its first task, all submit at once, and all are excused, after
 * which the cycle goes on. Throws when a station, its submission or a review is missing or twice there.
 */
export async function measureCycle(system: System, options: CycleOptions): Promise<Figure[]> {
  const { stations, onProgress } = options;
  const bed = await prepareCycleBed(system, { stations: Math.max(stations, WARM_UP.stations) });
  try {
    await runCycle(system, bed, { ...options, ...WARM_UP });
    onProgress(`cycle: warm`);
    const { fanOut, submitting, joining } = await runCycle(system, bed, { ...options, year: COUNTED_YEAR });
    return figuresOf(options, { fanOut, submitting, joining });
  } finally {
    await bed.stop();
  }
}

interface CycleRun {
  readonly fanOut: { readonly half: number; readonly all: number; readonly cpu: ServerTimes };
  /** `all`: until every review is open. */
  readonly submitting: {
    readonly latencies: readonly number[];
    readonly answered: number;
    readonly all: number;
    readonly cpu: ServerTimes;
  };
  /** `all`: until the cycle has gone on behind its stations. */
  readonly joining: { readonly answered: number; readonly all: number; readonly cpu: ServerTimes };
}

async function runCycle(system: System, bed: CycleBed, options: CycleOptions & { readonly year: number }): Promise<CycleRun> {
  const { stations, clients, year, onProgress } = options;
  const chosen = bed.stations.slice(0, stations);

  const cycleId = cycleIdOf(year);
  await bed.publishScheme(year);
  const fanOutCpu = cpuMeter(system);
  const started = performance.now();
  await bed.start(year, stations);
  const half = await until('half of the first tasks', started, async () => {
    return (await bed.openTasks(cycleId, 'Task_selfAssess')).length >= stations / 2;
  });
  const all = await until('every first task', started, async () => {
    return (await bed.openTasks(cycleId, 'Task_selfAssess')).length >= stations;
  });
  const fanOut = { half, all, cpu: fanOutCpu() };
  onProgress(`cycle of ${String(stations)}: first tasks ${tell(half)} half, ${tell(all)} all`);
  await checkStations(bed, cycleId, 'Task_selfAssess', chosen, 1);
  if ((await bed.called(cycleId)) !== stations) throw new Error('The cycle has called other than one instance a station');

  await inTurns(chosen, 4, (station) => bed.upload(cycleId, station));
  const tasks = await bed.openTasks(cycleId, 'Task_selfAssess');
  const submittingCpu = cpuMeter(system);
  const submittedFrom = performance.now();
  const latencies: number[] = [];
  await inTurns(tasks, clients, async (task) => {
    const clicked = performance.now();
    await bed.submit(task);
    latencies.push(performance.now() - clicked);
  });
  const answered = performance.now() - submittedFrom;
  const reviews = stations * SUPERVISORS.length;
  const reviewable = await until('every review', submittedFrom, async () => {
    return (await bed.openTasks(cycleId, 'Task_review')).length >= reviews;
  });
  const submitting = { latencies, answered, all: reviewable, cpu: submittingCpu() };
  onProgress(`cycle of ${String(stations)}: submitted in ${tell(answered)}, reviews open after ${tell(reviewable)}`);
  await checkStations(bed, cycleId, 'Task_review', chosen, SUPERVISORS.length);
  await checkBoard(bed, cycleId, chosen, ({ status, submittedBy }) => status === 'reviewing' && submittedBy !== null);

  const joiningCpu = cpuMeter(system);
  const excusedFrom = performance.now();
  await inTurns(chosen, clients, (station) => bed.excuse(cycleId, station));
  const excused = performance.now() - excusedFrom;
  const joined = await until('the join', excusedFrom, () => bed.isOpen(cycleId, 'Task_publish'));
  const joining = { answered: excused, all: joined, cpu: joiningCpu() };
  onProgress(`cycle of ${String(stations)}: excused in ${tell(excused)}, joined after ${tell(joined)}`);
  await checkBoard(bed, cycleId, chosen, ({ status, submittedBy }) => status === 'excused' && submittedBy !== null);
  const incidents = await bed.incidents();
  if (incidents > 0) throw new Error(`${String(incidents)} incidents`);
  return { fanOut, submitting, joining };
}

/** Every station has so many open tasks of the element, and nobody else has one. */
async function checkStations(bed: CycleBed, cycleId: string, elementId: string, stations: readonly string[], each: number): Promise<void> {
  const found = (await bed.openTasks(cycleId, elementId)).map(({ station }) => station).toSorted();
  const expected = stations.flatMap((station) => Array.from({ length: each }, () => station)).toSorted();
  if (found.join() !== expected.join()) {
    throw new Error(`${String(found.length)} open ${elementId} instead of ${String(each)} for each of ${String(stations.length)} stations`);
  }
}

type BoardLine = Awaited<ReturnType<CycleBed['board']>>[number];

async function checkBoard(
  bed: CycleBed,
  cycleId: string,
  stations: readonly string[],
  isAsExpected: (line: BoardLine) => boolean,
): Promise<void> {
  const board = await bed.board(cycleId);
  const wrong = board.filter((line) => !isAsExpected(line));
  if (board.length !== stations.length || wrong.length > 0) {
    throw new Error(`Of ${String(board.length)} stations on the board ${String(wrong.length)} are wrong: ${JSON.stringify(wrong[0])}`);
  }
}

function tell(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function figuresOf({ stations, clients }: CycleOptions, { fanOut, submitting, joining }: CycleRun): Figure[] {
  const common = { workload: 'cycle', variant: `${String(stations)} stations, ${String(clients)} clients`, unit: 's' };
  const milliseconds = { ...common, unit: 'ms' };
  const cpu = (phase: string, used: ServerTimes) =>
    SERVERS.map((user) => ({
      ...milliseconds,
      figure: `processor a station, ${phase}, ${user}`,
      value: used[user] / stations,
    }));
  return [
    { ...common, figure: 'start → half of first tasks visible', value: fanOut.half / 1000 },
    { ...common, figure: 'start → every first task visible', value: fanOut.all / 1000, aim: '≤ 2' },
    { ...milliseconds, figure: 'completing, p50', value: percentile(submitting.latencies, 0.5) },
    { ...milliseconds, figure: 'completing, p95', value: percentile(submitting.latencies, 0.95), aim: '≤ 250' },
    { ...common, figure: 'all completed', value: submitting.answered / 1000 },
    { ...common, figure: 'first completion → every review open', value: submitting.all / 1000 },
    { ...common, figure: 'all excused', value: joining.answered / 1000 },
    { ...common, figure: 'first excuse → joined', value: joining.all / 1000 },
    ...cpu('fan-out', fanOut.cpu),
    ...cpu('submitting', submitting.cpu),
    ...cpu('join', joining.cpu),
  ];
}
