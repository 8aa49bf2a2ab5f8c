import type { BoundaryEvent, StartEvent } from '../../engine/definition/element-definition.ts';
import { partsOf } from '../../engine/definition/event-definition.ts';
import type { ProcessDefinition } from '../../engine/definition/process-definition.ts';
import { stableJson } from '../stable-json.ts';
import type { Rule } from './rule.ts';

/** Two catches of the same thing at the same place: only one of them gets it, and the diagram doesn't say which. */
export const duplicateCatch: Rule = {
  name: 'duplicate-catch',
  severity: 'warning',
  *check({ definition }) {
    const first = new Map<string, string>();
    for (const element of Object.values(definition.elements)) {
      if (element.type !== 'boundaryEvent' && element.type !== 'startEvent') continue;
      const place = placeOf(element, definition);
      if (place === undefined) continue;
      const keys = partsOf(element.event)
        .filter(({ kind }) => EXCLUSIVE.has(kind))
        .map((part) => `${place} ${stableJson(part)}`);
      const other = keys.map((key) => first.get(key)).find((id) => id !== undefined);
      for (const key of keys) first.set(key, first.get(key) ?? element.id);
      if (other !== undefined) {
        yield {
          element: element.id,
          message: `「${element.name ?? element.id}」与“${other}”在同一位置捕获同样的事件，只有其中一个会触发。`,
          remedy: '请删除其中一个，或使用不同的代码、消息。',
        };
      }
    }
  },
};

/** A signal reaches everybody who waits for it, and timers are each their own. */
const EXCLUSIVE: ReadonlySet<string> = new Set(['error', 'escalation', 'message']);

function placeOf(element: BoundaryEvent | StartEvent, definition: ProcessDefinition): string | undefined {
  if (element.type === 'boundaryEvent') return `boundary of ${element.attachedTo}`;
  const scope = definition.elements[element.scope];
  // Start events of the process itself correlate messages by the process.
  if (scope === undefined) return element.scope === definition.processId ? `start of ${element.scope}` : undefined;
  return scope.type === 'subProcess' && scope.triggeredByEvent ? `event sub-processes of ${scope.scope}` : undefined;
}
