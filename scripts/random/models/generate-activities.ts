import { generateAdHoc } from './generate-ad-hoc.ts';
import { generateCatch } from './generate-events.ts';
import { DEEPEST, generateCondition, inside, type Place } from './place.ts';
import type { Parts } from './parts.ts';
import type { ActivityBlock, Boundary, CompensationHandler, Repetition, Work } from './random-model.ts';

/** An activity of any kind, with a repetition, boundary events and a compensation handler as chance has it. */
export function generateActivity(place: Place, parts: Parts): ActivityBlock {
  const { random, features } = place;
  const id = place.ids.next++;
  const work = generateWork(place, parts);
  const waits = !PASSING.has(work.type);
  const boundaries = waits && random.chance(0.5) ? Array.from({ length: random.integer(1, 2) }, () => generateBoundary(place, parts)) : [];
  if (work.type === 'transaction') boundaries.push({ ...generateBoundary(place, parts), event: { kind: 'cancel' }, isInterrupting: true });
  const repetition = random.chance(0.15) ? generateRepetition(place) : undefined;
  const handler = compensatesItself(work) || !random.chance(0.6 * place.compensation) ? undefined : generateHandler(place, parts);
  if (features.has('compensation')) place.compensable.push(id);
  return {
    kind: 'activity',
    id,
    work,
    boundaries,
    ...(repetition === undefined ? {} : { repetition }),
    ...(handler === undefined ? {} : { handler }),
  };
}

/** A sub-process has one way to be compensated (BPMN 2.0, 10.7). */
function compensatesItself(work: Work): boolean {
  const handlers = 'body' in work ? work.body.handlers : work.type === 'adHocSubProcess' ? work.handlers : [];
  return handlers.some(({ event }) => event.kind === 'compensation');
}

/** Mostly a task; what is for compensation can't cancel a transaction, which may be over. */
function generateHandler(place: Place, parts: Parts): CompensationHandler {
  const { random } = place;
  const id = place.ids.next++;
  const within = { ...inside(place), inTransaction: false, compensable: [] };
  const work = random.chance(0.7) ? { type: random.pick(['userTask', 'userTask', 'task'] as const) } : generateWork(within, parts);
  // Nothing may be on its boundary (10.7), and so no event that a transaction is left by.
  const isTransaction = work.type === 'transaction';
  return {
    id,
    work: isTransaction ? { type: 'userTask' } : work,
    ...(random.chance(0.1) ? { repetition: generateRepetition(place) } : {}),
  };
}

const PASSING: ReadonlySet<string> = new Set(['task', 'manualTask', 'scriptTask', 'sendTask']);

function generateWork(place: Place, parts: Parts): Work {
  const { random, features, depth, called, budget, compensation } = place;
  const isDeep = depth >= DEEPEST || budget.left <= 0;
  const type = random.weighted([
    [9, 'userTask'],
    [4, 'serviceTask'],
    [1, 'task'],
    [1, 'manualTask'],
    [1, 'sendTask'],
    [2, 'receiveTask'],
    [4, 'scriptTask'],
    [isDeep ? 0 : 9, 'subProcess'],
    [isDeep || !features.has('transaction') ? 0 : 2 + 4 * compensation, 'transaction'],
    [isDeep || !features.has('adHocSubProcess') ? 0 : 5, 'adHocSubProcess'],
    [called === undefined ? 0 : 4, 'callActivity'],
  ]);
  switch (type) {
    case 'scriptTask':
      return { type, ...random.pick(SCRIPTS) };
    case 'subProcess':
      return { type, body: parts.body(inside(place)) };
    case 'transaction':
      return { type, body: parts.body({ ...inside(place), inTransaction: true }) };
    case 'adHocSubProcess':
      return generateAdHoc(place, parts);
    case 'callActivity':
      return { type, process: called ?? 0 };
    default:
      return { type };
  }
}

const SCRIPTS = [
  { variable: 'x', source: '=if x >= 2 then 0 else x + 1' },
  { variable: 'y', source: '=if y >= 2 then 0 else y + 1' },
  { variable: 'b', source: '=not(b)' },
  { variable: 'x', source: '=y' },
] as const;

function generateBoundary(place: Place, { blocks }: Parts): Boundary {
  const { random } = place;
  const id = place.ids.next++;
  const event = generateCatch(place, 'boundary');
  const isInterrupting = event.kind === 'error' || random.chance(0.5);
  return { id, event, isInterrupting, blocks: random.chance(0.6) ? blocks(inside(place)) : [], rejoins: random.chance(0.4) };
}

function generateRepetition(place: Place): Repetition {
  const { random, features } = place;
  const type = random.weighted([
    [4, 'collection'],
    [features.has('cardinality') ? 2 : 0, 'cardinality'],
    [features.has('standardLoop') ? 3 : 0, 'loop'],
  ]);
  if (type === 'loop') {
    return { type, testBefore: random.chance(0.5), condition: generateCondition(place), maximum: random.integer(1, 3) };
  }
  const completion = random.chance(0.4)
    ? { completion: random.pick(['=numberOfCompletedInstances >= 1', '=x = 1', '=numberOfActiveInstances = 1']) }
    : {};
  return { type, isSequential: random.chance(0.5), count: random.integer(0, 3), ...completion };
}
