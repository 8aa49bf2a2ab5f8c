import { generateActivation, generateCondition, generatePhaseCondition, type Place } from './place.ts';
import type { GatewayType, GraphBlock, GraphNode } from './random-model.ts';

/** Nodes and flows without structure: every node can be reached, and flows go back only to user tasks. */
export function generateGraph(place: Place): GraphBlock {
  const { random, ids } = place;
  const id = ids.next++;
  const nodes = Array.from({ length: random.integer(3, 7) }, (_, index): GraphNode => {
    const type = index === 0 ? 'userTask' : generateType(place);
    return { id: ids.next++, type, ...(type === 'complexGateway' ? { activation: generateActivation(place) } : {}) };
  });
  const edges = nodes.flatMap(({ id: to, type }, index) => {
    if (index === 0) return [];
    const sources = nodes.slice(0, index).filter((_, source) => source === index - 1 || random.chance(0.3));
    const back = type === 'userTask' ? nodes.slice(index + 1).filter(() => random.chance(0.2)) : [];
    return [...sources, ...back].map((from) => ({ from: from.id, to, ...conditionFrom(place, from.type) }));
  });
  return { kind: 'graph', id, nodes, edges };
}

function generateType({ random, features }: Place): GatewayType | 'userTask' | 'task' {
  return random.weighted<GatewayType | 'userTask' | 'task'>([
    [4, 'userTask'],
    [1, 'task'],
    [3, 'exclusiveGateway'],
    [3, 'parallelGateway'],
    [features.has('inclusiveGateway') ? 4 : 0, 'inclusiveGateway'],
    [features.has('complexGateway') ? 2 : 0, 'complexGateway'],
  ]);
}

function conditionFrom(place: Place, type: string): { readonly condition?: string } {
  const isPlain = type === 'parallelGateway' || type === 'task';
  const probability = type === 'userTask' ? 0.2 : 0.6;
  if (isPlain || !place.random.chance(probability)) return {};
  return { condition: type === 'complexGateway' ? generatePhaseCondition(place) : generateCondition(place) };
}
