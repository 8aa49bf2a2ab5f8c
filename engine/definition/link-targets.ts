import type { ElementDefinition } from './element-definition.ts';
import { perDefinition } from './per-definition.ts';
import type { ProcessDefinition } from './process-definition.ts';

/** Where a throwing link event leads: to the catching one of its name in the same flow scope (BPMN 2.0, 10.5.5). */
export function linkTargetOf(definition: ProcessDefinition, element: ElementDefinition): string | undefined {
  if (element.type !== 'intermediateThrowEvent' || element.event.kind !== 'link') {
    return undefined;
  }
  return linkTargets(definition).get(place(element.scope, element.event.linkName));
}

const linkTargets = perDefinition((definition): ReadonlyMap<string, string> => {
  const targets = new Map<string, string>();
  for (const element of Object.values(definition.elements)) {
    if (element.type === 'intermediateCatchEvent' && element.event.kind === 'link') {
      targets.set(place(element.scope, element.event.linkName), element.id);
    }
  }
  return targets;
});

/** Ids hold no blanks, so a scope and a name can't be mistaken for others. */
function place(scope: string, linkName: string): string {
  return `${scope} ${linkName}`;
}
