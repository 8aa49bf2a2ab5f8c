import { partsOf, type EventDefinition } from '../../engine/definition/event-definition.ts';
import type { Rule } from './rule.ts';

/** BPMN doesn't forbid a cycle where only one firing can count: it is allowed, and only the first firing does anything. */
export const timerCycleOnce: Rule = {
  name: 'timer-cycle-once',
  severity: 'warning',
  *check({ source, definition }) {
    for (const element of Object.values(definition.elements)) {
      if (!('event' in element) || !partsOf(element.event).some(isCycle)) continue;
      const repeats =
        element.type === 'startEvent'
          ? element.scope === source.id || !element.interrupting
          : element.type === 'boundaryEvent' && !element.interrupting;
      if (repeats) continue;
      yield {
        element: element.id,
        message: `「${element.name ?? element.id}」使用周期定时，但在这个位置只会触发一次。`,
        remedy: '请改为时长；如需重复触发，请用非中断的边界事件或非中断的事件子流程。',
      };
    }
  },
};

function isCycle(event: EventDefinition): boolean {
  return event.kind === 'timer' && event.timerKind === 'cycle';
}
