import { drawModel, processIdOf } from './drawing/draw-model.ts';
import type { Failure } from './check-model.ts';

/** A disagreement as files that can be looked at and kept: a diagram and a scenario. */
export interface Found {
  readonly seed: number;
  readonly kind: string;
  readonly message: string;
  readonly bpmn: string;
  /** JSON text. */
  readonly scenario: string;
}

export function foundIn(seed: number, { kind, message, model, variables, steps, engine }: Failure): Found {
  const scenario = {
    title: `Random model ${seed}: ${kind}`,
    about: `${message}${engine === 'stepByStep' ? ' (when interrupted after every step)' : ''}`,
    resources: [`${seed}.bpmn`],
    process: processIdOf(0),
    start: { variables },
    steps,
  };
  return { seed, kind, message, bpmn: drawModel(model), scenario: `${JSON.stringify(scenario, undefined, 2)}\n` };
}
