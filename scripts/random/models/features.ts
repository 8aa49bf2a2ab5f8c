import { compileResources } from '../../../bpmn/compile-resources.ts';
import { defaultLimits } from '../../../bpmn/limits.ts';
import { hasErrors } from '../../../bpmn/index.ts';
import { drawModel } from '../drawing/draw-model.ts';
import type { ActivityBlock, Block, CatchEvent, Handler, RandomModel, ThrowEvent } from './random-model.ts';

/** What a random model may contain beyond what every version of the compiler has taken. */
export type Feature = keyof typeof SAMPLES;
export type Features = ReadonlySet<Feature>;

/** The features that the compiler takes: each is asked for with a small model, so that new ones switch on by themselves. */
export async function supportedFeatures(): Promise<Features> {
  const supported = new Set<Feature>();
  for (const feature of features) {
    const { problems } = await compileResources([{ name: 'sample.bpmn', content: drawModel(SAMPLES[feature]) }], defaultLimits);
    if (!hasErrors(problems)) supported.add(feature);
  }
  return supported;
}

const task: ActivityBlock = { kind: 'activity', id: 2, work: { type: 'userTask' }, boundaries: [] };
const catchesTrue: CatchEvent = { kind: 'conditional', condition: '=x = 1' };

const SAMPLES = {
  inclusiveGateway: sample({ kind: 'split', id: 3, gateway: 'inclusiveGateway', branches: branches(), merge: 'inclusiveGateway' }),
  complexGateway: sample({
    kind: 'split',
    id: 3,
    gateway: 'parallelGateway',
    branches: branches(),
    merge: 'complexGateway',
    activation: '=activationCount >= 1',
  }),
  conditionalCatch: sample({ kind: 'catch', id: 3, event: catchesTrue }),
  conditionalBoundary: sample({ ...task, boundaries: [{ id: 3, event: catchesTrue, isInterrupting: true, blocks: [], rejoins: false }] }),
  conditionalHandler: sampleWith([task], [{ id: 5, event: catchesTrue, isInterrupting: true, body: { id: 6, blocks: [], handlers: [] } }]),
  signalEnd: sampleThrow('end', { kind: 'signal', name: 's1' }),
  escalationThrow: sampleThrow('throw', { kind: 'escalation', code: 'A' }),
  escalationEnd: sampleThrow('end', { kind: 'escalation', code: 'A' }),
  link: sample({ kind: 'link', id: 3 }),
  cardinality: sample({ ...task, repetition: { type: 'cardinality', isSequential: false, count: 2 } }),
  standardLoop: sample({ ...task, repetition: { type: 'loop', testBefore: false, condition: '=x = 1', maximum: 2 } }),
  compensation: sampleWith(
    [
      { ...task, handler: { id: 3, work: { type: 'userTask' } } },
      { kind: 'throw', id: 4, event: { kind: 'compensation' } },
    ],
    [],
  ),
  transaction: sample({
    ...task,
    work: { type: 'transaction', body: { id: 5, blocks: [{ kind: 'end', id: 6, event: { kind: 'cancel' } }], handlers: [] } },
    boundaries: [{ id: 7, event: { kind: 'cancel' }, isInterrupting: true, blocks: [], rejoins: false }],
  }),
  adHocSubProcess: sample({
    ...task,
    work: {
      type: 'adHocSubProcess',
      strands: [{ blocks: [{ ...task, id: 8 }] }],
      handlers: [],
      ordering: 'Parallel',
      cancelsRemaining: true,
    },
  }),
} as const;

const features = Object.keys(SAMPLES).filter(isFeature);

export function isFeature(name: string): name is Feature {
  return Object.hasOwn(SAMPLES, name);
}

function sample(block: Block): RandomModel {
  return sampleWith([block], []);
}

function sampleWith(blocks: readonly Block[], handlers: readonly Handler[]): RandomModel {
  return { processes: [{ id: 0, body: { id: 1, blocks, handlers } }] };
}

function sampleThrow(kind: 'throw' | 'end', event: ThrowEvent): RandomModel {
  return sample({ kind, id: 3, event });
}

function branches() {
  return [{ condition: '=x = 1', blocks: [task] }, { blocks: [] }];
}
