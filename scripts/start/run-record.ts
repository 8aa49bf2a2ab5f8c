import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { OperatorError } from '../../config/operator-error.ts';
import { isOurs, stopLeftover } from '../support/leftover-process.ts';

const recordSchema = z.object({
  pid: z.number(),
  address: z.string(),
  children: z.array(z.object({ title: z.string(), pid: z.number(), mark: z.string() })),
});
type Run = z.infer<typeof recordSchema>;

/** Every start of this project runs this file. */
const MAIN_MARK = 'start.mjs';

export interface RunRecord {
  /** `mark` is a part of the command line by which the process is known again. */
  add(title: string, pid: number, mark: string): void;
  release(): void;
}

/**
 * Takes the data folder for this start: a second one on the same data would corrupt it. What a killed start left
 * running is stopped first, so that kill -9 needs no cleaning up by hand.
 */
export async function takeDataFolder(dataFolder: string, address: string, onLeftover: (title: string) => void): Promise<RunRecord> {
  mkdirSync(dataFolder, { recursive: true });
  const file = path.join(dataFolder, 'run.json');
  const earlier = readRecord(file);
  if (earlier !== undefined) {
    if (earlier.pid !== process.pid && isOurs(earlier.pid, MAIN_MARK)) throw alreadyRunning(earlier, dataFolder);
    // Users first, servers last, as in an ordinary stop.
    for (const { title, pid, mark } of earlier.children.toReversed()) if (await stopLeftover(pid, mark)) onLeftover(title);
  }
  // Also one that can't be read: the machine stopped while it was written.
  rmSync(file, { force: true });
  let run: Run = { pid: process.pid, address, children: [] };
  takeFile(file, run, dataFolder);
  return {
    add(title, pid, mark) {
      run = { ...run, children: withChild(run.children, { title, pid, mark }) };
      replaceFile(file, run);
    },
    release() {
      rmSync(file, { force: true });
    },
  };
}

/** A restarted process keeps its place: the order says who uses whom. */
function withChild(children: Run['children'], child: Run['children'][number]): Run['children'] {
  const known = children.some(({ title }) => title === child.title);
  return known ? children.map((other) => (other.title === child.title ? child : other)) : [...children, child];
}

/** Two starts in the same instant: linking a finished file into place works for one of them only. */
function takeFile(file: string, run: Run, dataFolder: string): void {
  const finished = `${file}.${process.pid}`;
  writeFileSync(finished, JSON.stringify(run));
  try {
    linkSync(finished, file);
  } catch (error) {
    const other = readRecord(file);
    if (other === undefined) throw error;
    throw alreadyRunning(other, dataFolder);
  } finally {
    rmSync(finished, { force: true });
  }
}

function replaceFile(file: string, run: Run): void {
  writeFileSync(`${file}.new`, JSON.stringify(run));
  renameSync(`${file}.new`, file);
}

function readRecord(file: string): Run | undefined {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function alreadyRunning(run: Run, dataFolder: string): OperatorError {
  return new OperatorError(`已经在运行：${run.address}（进程号 ${run.pid}）。`, [
    `直接用浏览器打开 ${run.address}`,
    `要停止它：在那个终端按 Ctrl-C，或运行 kill ${run.pid}`,
    `要再开一套互不影响的：DATA_DIR=${dataFolder}-2 npm start -- --port 8081`,
  ]);
}
