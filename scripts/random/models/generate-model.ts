import type { Random } from '../../support/random.ts';
import type { Features } from './features.ts';
import { generateBlocks } from './generate-blocks.ts';
import { generateCatch } from './generate-events.ts';
import type { Body, Handler, RandomModel } from './random-model.ts';
import { inside, type Place } from './place.ts';

const MAIN_BUDGET = 22;
const CALLED_BUDGET = 6;

/** A model drawn by lot: blocks of every kind that the compiler takes, up to five levels deep, and mostly a process to call. */
export function generateModel(random: Random, features: Features): RandomModel {
  const calls = random.chance(0.4);
  const ids = { next: 1 };
  const compensation = features.has('compensation') ? random.pick([0.1, 1]) : 0;
  const place = { random, features, ids, depth: 0, inTransaction: false, inAdHoc: false, compensation, compensable: [] };
  const main = generateBody({ ...place, budget: { left: random.integer(3, MAIN_BUDGET) }, called: calls ? 1 : undefined });
  const processes = [{ id: 0, body: main }];
  if (!calls) return { processes };
  return { processes: [...processes, { id: 1, body: generateBody({ ...place, budget: { left: CALLED_BUDGET }, called: undefined }) }] };
}

const contents = { body: generateBody, handlers: generateHandlers };

/** What a scope holds. */
export function generateBody(place: Place): Body {
  return generateScope({ ...place, compensable: [] });
}

function generateScope(place: Place): Body {
  const id = place.ids.next++;
  const here: Place = { ...place, inAdHoc: false };
  return { id, blocks: generateBlocks(here, contents), handlers: generateHandlers(here) };
}

function generateHandlers(here: Place): readonly Handler[] {
  const count = here.random.weighted([
    [70, 0],
    [22 * (1 + here.compensation), 1],
    [8, 2],
  ]);
  const handlers = Array.from({ length: count }, () => generateHandler(here));
  // A process isn't compensated.
  const compensates = here.depth > 0 && here.random.chance(0.2 * here.compensation);
  return compensates ? [...handlers, generateCompensationHandler(here)] : handlers;
}

function generateHandler(place: Place): Handler {
  const id = place.ids.next++;
  const event = generateCatch(place, 'handler');
  const isInterrupting = event.kind === 'error' || place.random.chance(0.5);
  return { id, event, isInterrupting, body: generateHandlerBody(place) };
}

/** What is for compensation can't cancel a transaction, which may be over. */
function generateCompensationHandler(place: Place): Handler {
  const id = place.ids.next++;
  const body = generateHandlerBody({ ...place, inTransaction: false });
  return { id, event: { kind: 'compensation' }, isInterrupting: true, body };
}

/** From an event sub-process the activities around are visible, too (BPMN 2.0, 10.7). */
function generateHandlerBody(place: Place): Body {
  return generateScope({ ...inside(place), compensable: [...place.compensable] });
}
