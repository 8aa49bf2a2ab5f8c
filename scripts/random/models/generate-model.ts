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
  const place = { random, features, ids, depth: 0, inTransaction: false, inAdHoc: false, compensable: [] };
  const main = generateBody({ ...place, budget: { left: random.integer(3, MAIN_BUDGET) }, called: calls ? 1 : undefined });
  const processes = [{ id: 0, body: main }];
  if (!calls) return { processes };
  return { processes: [...processes, { id: 1, body: generateBody({ ...place, budget: { left: CALLED_BUDGET }, called: undefined }) }] };
}

const contents = { body: generateBody, handlers: generateHandlers };

/** What a scope holds. */
export function generateBody(place: Place): Body {
  const id = place.ids.next++;
  const here: Place = { ...place, inAdHoc: false, compensable: [] };
  return { id, blocks: generateBlocks(here, contents), handlers: generateHandlers(here) };
}

function generateHandlers(place: Place): readonly Handler[] {
  const count = place.random.weighted([
    [70, 0],
    [22, 1],
    [8, 2],
  ]);
  return Array.from({ length: count }, () => generateHandler(place));
}

function generateHandler(place: Place): Handler {
  const id = place.ids.next++;
  const event = generateCatch(place, 'handler');
  const isInterrupting = event.kind === 'error' || place.random.chance(0.5);
  return { id, event, isInterrupting, body: generateBody(inside(place)) };
}
