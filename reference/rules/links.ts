import { elementOf, eventOf, type Model } from '../model.ts';

/** BPMN 2.0, 10.5.5: a link is "a connection between two sections" of one scope: from any throwing event to the catching one of its name. */
export function linkTarget(model: Model, thrower: string): string {
  const target = linked(model, thrower, 'intermediateCatchEvent')[0];
  if (target === undefined) throw new Error(`The link ${thrower} leads nowhere`);
  return target;
}

/** The throwing link events that lead to an element. */
export function linkSources(model: Model, id: string): readonly string[] {
  return elementOf(model, id).type === 'intermediateCatchEvent' ? linked(model, id, 'intermediateThrowEvent') : [];
}

function linked(model: Model, id: string, type: 'intermediateCatchEvent' | 'intermediateThrowEvent'): readonly string[] {
  const event = eventOf(model, id);
  if (event.kind !== 'link') return [];
  const { scope } = elementOf(model, id);
  const others = Object.values(model.elements).filter((element) => element.type === type && element.scope === scope);
  return others.flatMap(({ id: other }) => {
    const candidate = eventOf(model, other);
    return candidate.kind === 'link' && candidate.linkName === event.linkName ? [other] : [];
  });
}
