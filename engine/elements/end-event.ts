import { throwAndGoOn } from '../behaviours/publishing.ts';
import { terminateChildren } from '../behaviours/scopes.ts';
import type { EndEvent } from '../definition/element-definition.ts';
import { partsOf } from '../definition/event-definition.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/** Throws its event and consumes the token (BPMN 2.0, 10.5.3); a terminate event ends its whole scope, and only that (13.5.6). */
export const endEvent: ElementBehaviour<EndEvent> = {
  activate: throwAndGoOn,

  completed(activation, scope, element) {
    if (partsOf(element.event).some(({ kind }) => kind === 'terminate')) {
      terminateChildren(activation, scope);
    }
  },
};
