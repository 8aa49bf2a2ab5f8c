import { generateActivity } from './generate-activities.ts';
import { generateCatch, generateEnd, generateThrow } from './generate-events.ts';
import { generateGraph } from './generate-graph.ts';
import { DEEPEST, generateActivation, generateCondition, generatePhaseCondition, inside, type Place } from './place.ts';
import type { Contents } from './parts.ts';
import type { Block, Branch, GatewayType, SplitBlock } from './random-model.ts';

/** Some blocks in a row; the last one may be an end event. */
export function generateBlocks(place: Place, contents: Contents): readonly Block[] {
  const blocks = Array.from({ length: place.random.integer(1, 3) }, () => generateBlock(place, contents));
  return !place.inAdHoc && place.random.chance(0.2)
    ? [...blocks, { kind: 'end', id: place.ids.next++, event: generateEnd(place) }]
    : blocks;
}

function generateBlock(place: Place, contents: Contents): Block {
  const { random, features, ids, budget } = place;
  budget.left -= 1;
  const parts = { ...contents, blocks: (within: Place) => generateBlocks(within, contents) };
  const isDeep = place.depth >= DEEPEST || budget.left <= 0;
  const kind = random.weighted([
    [14 + 6 * place.compensation, 'activity'],
    [2, 'catch'],
    [3 + 9 * place.compensation, 'throw'],
    [isDeep ? 0 : 6, 'split'],
    [isDeep ? 0 : 2, 'fork'],
    [isDeep ? 0 : 2, 'race'],
    [isDeep ? 0 : 2, 'loop'],
    [isDeep ? 0 : 2, 'graph'],
    [features.has('link') ? 1 : 0, 'link'],
  ]);
  const deeper = inside(place);
  switch (kind) {
    case 'activity':
      return generateActivity(place, parts);
    case 'catch':
      return { kind, id: ids.next++, event: generateCatch(place, 'catch') };
    case 'throw':
      return { kind, id: ids.next++, event: generateThrow(place) };
    case 'split':
      return generateSplit(deeper, parts.blocks);
    case 'fork':
      return { kind, id: ids.next++, branches: generateBranches(deeper, parts.blocks) };
    case 'race': {
      const branches = Array.from({ length: random.integer(2, 3) }, () => ({
        id: ids.next++,
        event: generateCatch(place, 'catch'),
        blocks: random.chance(0.5) ? parts.blocks(deeper) : [],
      }));
      return { kind, id: ids.next++, branches, ...(random.chance(0.5) ? { merge: 'exclusiveGateway' as const } : {}) };
    }
    case 'loop':
      return { kind, id: ids.next++, blocks: random.chance(0.6) ? parts.blocks(deeper) : [], condition: generateCondition(place) };
    case 'graph':
      return generateGraph(place);
    case 'link':
      return { kind, id: ids.next++ };
  }
}

/** Mostly a gateway and its like; now and then another one, whose tokens don't match. */
function generateSplit(place: Place, blocks: (place: Place) => readonly Block[]): SplitBlock {
  const { random, features, ids } = place;
  const gateway = random.weighted<GatewayType>([
    [4, 'exclusiveGateway'],
    [4, 'parallelGateway'],
    [features.has('inclusiveGateway') ? 4 : 0, 'inclusiveGateway'],
    [features.has('complexGateway') ? 1 : 0, 'complexGateway'],
  ]);
  const merge = random.weighted<GatewayType | undefined>([
    [12, gateway],
    [2, 'exclusiveGateway'],
    [2, 'parallelGateway'],
    [features.has('inclusiveGateway') ? 4 : 0, 'inclusiveGateway'],
    [features.has('complexGateway') ? 4 : 0, 'complexGateway'],
    [3, undefined],
  ]);
  return {
    kind: 'split',
    id: ids.next++,
    gateway,
    branches: generateBranches(place, blocks),
    ...(merge === undefined ? {} : { merge }),
    ...(gateway === 'complexGateway' || merge === 'complexGateway' ? { activation: generateActivation(place) } : {}),
    ...(merge === 'complexGateway' && random.chance(0.5) ? { ways: generateWays(place, blocks) } : {}),
  };
}

/** What leads on from a complex gateway that merges; some conditions tell its phases apart. */
function generateWays(place: Place, blocks: (place: Place) => readonly Block[]): readonly Branch[] {
  return Array.from({ length: place.random.integer(1, 3) }, () => ({
    blocks: place.random.chance(0.5) ? blocks(place) : [],
    ...(place.random.chance(0.7) ? { condition: generatePhaseCondition(place) } : {}),
  }));
}

/** The last branch has no condition: it is the default where there can be one. */
function generateBranches(place: Place, blocks: (place: Place) => readonly Block[]): readonly Branch[] {
  const count = place.random.integer(2, 3);
  const withDefault = place.random.chance(0.85);
  return Array.from({ length: count }, (_, index) => {
    const condition = index < count - 1 || !withDefault ? { condition: generateCondition(place) } : {};
    return { blocks: place.random.chance(0.75) ? blocks(place) : [], ...condition };
  });
}
