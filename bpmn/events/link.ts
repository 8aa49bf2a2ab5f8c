import { text } from '../reading/moddle-element.ts';
import type { EventTransformer } from './transformer.ts';

/** BPMN 2.0, 10.5.5 link event: a jump inside one flow scope, from every throwing event to the catching one of its name. */
export const linkEvent: EventTransformer = {
  bpmnType: 'bpmn:LinkEventDefinition',
  label: '链接',
  positions: ['intermediateCatch', 'intermediateThrow'],
  transform(definition) {
    const linkName = text(definition, 'name');
    return linkName === undefined ? undefined : { kind: 'link', linkName };
  },
};
