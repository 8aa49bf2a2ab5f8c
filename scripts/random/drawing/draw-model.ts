import { isRecord } from '../../support/is-record.ts';
import type { CatchEvent, RandomModel, ThrowEvent } from '../models/random-model.ts';
import { drawBody } from './draw-blocks.ts';
import { rootElement } from './events.ts';
import { writeBpmn } from './write-bpmn.ts';

/** The diagram of a random model, as a file that any modeler opens. */
export function drawModel(model: RandomModel): string {
  const processes = model.processes.map(({ id, body }) => ({ id: processIdOf(id), scope: drawBody(body) }));
  return writeBpmn(processes, [...rootElementsOf(model).values()]);
}

export function processIdOf(id: number): string {
  return `process-${id}`;
}

/** Messages, signals, errors and escalations, each once however often it is used. */
function rootElementsOf(model: RandomModel): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isRecord(value)) return;
    for (const [id, xml] of rootsOf(value)) found.set(id, xml);
    Object.values(value).forEach(visit);
  };
  visit(model);
  return found;
}

function rootsOf(block: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] {
  const { id, event, work } = block;
  if (typeof id !== 'number') return [];
  if (isEvent(event)) return rootElement(event, id);
  const isMessage = isRecord(work) && (work.type === 'receiveTask' || work.type === 'sendTask');
  return isMessage ? rootElement({ kind: 'message' }, id) : [];
}

function isEvent(value: unknown): value is CatchEvent | ThrowEvent {
  return isRecord(value) && typeof value.kind === 'string';
}
