import type { EventDefinition } from '../../engine/definition/event-definition.ts';
import { readJob } from '../extensions/job.ts';
import type { SourceNode } from '../reading/process-source.ts';
import { eventOf } from './event-of.ts';

/**
 * What a throwing event throws. A message event that a job worker carries out needs no message of its own
 * (as in Camunda 8): the worker decides what is sent.
 */
export function throwEventOf(node: SourceNode): EventDefinition | undefined {
  return eventOf(node, (definition) => {
    const sentByWorker = definition.$type === 'bpmn:MessageEventDefinition' && readJob(node.element) !== undefined;
    return sentByWorker ? { kind: 'message', messageName: { kind: 'literal', value: '' } } : undefined;
  });
}
