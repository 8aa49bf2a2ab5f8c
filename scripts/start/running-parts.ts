import type { ServerProcessOptions, SpawnedProcess } from '../servers/server-process.ts';
import { printOperatorError } from '../support/run-command.ts';
import { OperatorError } from '../../config/operator-error.ts';
import type { RunRecord } from './run-record.ts';
import { type Supervised, supervise, type SuperviseOptions } from './supervise.ts';

/** What a start has running, in the order in which it came up. */
export class RunningParts {
  readonly #record: RunRecord;
  readonly #supervised: Supervised[] = [];
  /** The newest process of each title, also one that isn't ready yet. */
  readonly #spawned = new Map<string, SpawnedProcess>();

  constructor(record: RunRecord) {
    this.#record = record;
  }

  /** Keeps a process running from now on. `mark` knows it again after this program was killed: a part of its command line. */
  async add(title: string, mark: string, start: StartWith): Promise<void> {
    const onSpawn = (child: SpawnedProcess): void => {
      this.#spawned.set(title, child);
      this.#record.add(title, child.pid, mark);
    };
    this.#supervised.push(
      await supervise({
        start: () => start(onSpawn),
        onCrash: ({ inSeconds }) => {
          console.error(`! ${title} 意外停止，${inSeconds} 秒后重新启动`);
        },
        onRestarted: () => {
          console.log(`✓ ${title} 已重新启动`);
        },
        onRestartFailed: printFailure,
      }),
    );
  }

  get isEmpty(): boolean {
    return this.#spawned.size === 0;
  }

  /** Users before what they use: web, worker, Temporal, PostgreSQL. */
  async stop(): Promise<void> {
    for (const part of this.#supervised.toReversed()) await part.stop();
    // Whatever was still coming up has no supervisor yet.
    for (const child of [...this.#spawned.values()].toReversed()) await child.stop();
    this.#record.release();
  }
}

export type StartWith = (onSpawn: NonNullable<ServerProcessOptions['onSpawn']>) => ReturnType<SuperviseOptions['start']>;

function printFailure(error: unknown): void {
  if (error instanceof OperatorError) printOperatorError(error);
  else console.error(error);
}
