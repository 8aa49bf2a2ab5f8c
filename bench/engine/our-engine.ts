import { createState, LiveInstance, type ProcessDefinition, type UserTaskDescription } from '../../engine/index.ts';
import type { JsonObject } from '../../contract/json.ts';

/** What a run in memory did. */
export interface EngineRun {
  /** Completed user tasks or, where there are none, finished jobs. */
  readonly completions: number;
  /** Lifecycle changes and flows taken. */
  readonly steps: number;
  /** Bytes of the largest state on the way, as JSON. */
  readonly stateSize: number;
}

/** Runs one instance to its end, completing user tasks and jobs in the order they came. */
export function runInstance(definition: ProcessDefinition, variables: JsonObject, completion: JsonObject, measureState = false): EngineRun {
  const instance = new LiveInstance(definition, createState());
  let applied = instance.apply({ type: 'start', at: 0, variables });
  let steps = applied.log.length;
  let completions = 0;
  let stateSize = 0;
  const open: (UserTaskDescription['key'] | { readonly job: string })[] = [];
  const collect = () => {
    for (const command of applied.commands) {
      if (command.type === 'createUserTask') {
        open.push(command.task.key);
      } else if (command.type === 'createJob') {
        open.push({ job: command.job.key });
      }
    }
  };
  collect();
  for (let next = 0; next < open.length; next += 1) {
    const work = open[next];
    if (work === undefined) {
      break;
    }
    stateSize = measureState ? Math.max(stateSize, JSON.stringify(instance.state).length) : 0;
    applied =
      typeof work === 'string'
        ? instance.apply({ type: 'completeUserTask', at: next, key: work, variables: completion })
        : instance.apply({ type: 'completeJob', at: next, key: work.job, variables: completion });
    completions += 1;
    steps += applied.log.length;
    collect();
  }
  if (instance.status !== 'completed') {
    throw new Error(`The instance of ${definition.processId} is ${instance.status}`);
  }
  return { completions, steps, stateSize };
}
