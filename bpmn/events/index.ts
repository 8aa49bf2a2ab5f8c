import { cancelEvent } from './cancel.ts';
import { compensationEvent } from './compensation.ts';
import { conditionalEvent } from './conditional.ts';
import { errorEvent } from './error.ts';
import { escalationEvent } from './escalation.ts';
import { linkEvent } from './link.ts';
import { messageEvent } from './message.ts';
import { signalEvent } from './signal.ts';
import { terminateEvent } from './terminate.ts';
import { timerEvent } from './timer.ts';
import type { EventTransformer } from './transformer.ts';

/** The kinds of event that run; every other is refused by the rule `unsupported-element`. */
export const eventTransformers: readonly EventTransformer[] = [
  messageEvent,
  timerEvent,
  signalEvent,
  conditionalEvent,
  errorEvent,
  escalationEvent,
  compensationEvent,
  cancelEvent,
  linkEvent,
  terminateEvent,
];

export function eventTransformerFor(bpmnType: string): EventTransformer | undefined {
  return byType.get(bpmnType);
}

const byType: ReadonlyMap<string, EventTransformer> = new Map(eventTransformers.map((transformer) => [transformer.bpmnType, transformer]));
