import { throwAndGoOn } from '../behaviours/publishing.ts';
import { enter } from '../behaviours/scopes.ts';
import type { IntermediateThrowEvent } from '../definition/element-definition.ts';
import { linkTargetOf } from '../definition/link-targets.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/** Throws its event and goes on (BPMN 2.0, 10.5.3); the token of a link goes on at the link's target (10.5.5). */
export const intermediateThrowEvent: ElementBehaviour<IntermediateThrowEvent> = {
  activate: throwAndGoOn,

  completed(activation, scope, element) {
    const target = linkTargetOf(activation.definition, element);
    if (target !== undefined) {
      enter(activation, target, scope);
    }
  },
};
