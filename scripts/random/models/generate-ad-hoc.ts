import { generateActivation, generateCondition, inside, type Place } from './place.ts';
import type { Parts } from './parts.ts';
import type { AdHocJoin, AdHocWork, Block, GatewayType, NamedStrands } from './random-model.ts';

/** An ad-hoc sub-process: rows of blocks that people may begin, or that the diagram names. */
export function generateAdHoc(place: Place, { blocks, handlers }: Parts): AdHocWork {
  const { random } = place;
  const within: Place = { ...inside(place), inAdHoc: true, compensable: [] };
  const strands = Array.from({ length: random.integer(1, 3) }, () => ({ blocks: startable(within, blocks(within)) }));
  return {
    type: 'adHocSubProcess',
    strands,
    handlers: handlers(within),
    ordering: random.pick(['Parallel', 'Sequential']),
    cancelsRemaining: random.chance(0.5),
    ...(strands.length > 1 && random.chance(0.35) ? { join: generateJoin(place) } : {}),
    ...(random.chance(0.5) ? { condition: generateCondition(place) } : {}),
    ...(random.chance(0.5) ? { named: generateNames(place, strands.length) } : {}),
  };
}

/** A gateway at which the rows come together: what waits there may wait for what nobody has begun. */
function generateJoin(place: Place): AdHocJoin {
  const { features, random } = place;
  const gateway = random.weighted<GatewayType>([
    [3, 'parallelGateway'],
    [1, 'exclusiveGateway'],
    [features.has('inclusiveGateway') ? 2 : 0, 'inclusiveGateway'],
    [features.has('complexGateway') ? 2 : 0, 'complexGateway'],
  ]);
  return { id: place.ids.next++, gateway, ...(gateway === 'complexGateway' ? { activation: generateActivation(place) } : {}) };
}

/** A loop leads back to its first gateway, so it can't be what a row begins with. */
function startable({ ids }: Place, row: readonly Block[]): readonly Block[] {
  if (row[0]?.kind !== 'loop') return row;
  return [{ kind: 'activity', id: ids.next++, work: { type: 'userTask' }, boundaries: [] }, ...row];
}

/** Some of the rows, now and then one that isn't there or none; the same one may be named twice. */
function generateNames(place: Place, count: number): NamedStrands {
  const { random } = place;
  const pick = (): readonly number[] =>
    Array.from({ length: random.integer(0, 3) }, () => (random.chance(0.03) ? count : random.integer(0, count - 1)));
  return random.chance(0.5) ? { then: pick(), otherwise: [] } : { condition: generateCondition(place), then: pick(), otherwise: pick() };
}
