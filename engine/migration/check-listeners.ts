import { listenersOf } from '../behaviours/listeners-of.ts';
import type { ElementInstance } from '../state.ts';
import type { ElementMapping } from './element-mapping.ts';
import type { MigrationProblem } from './migration-problem.ts';

/** What keeps a listener that runs now, or is next, from being the same one in the target. */
export function listenerProblems({ source, target, idOf }: ElementMapping, instance: ElementInstance): readonly MigrationProblem[] {
  const { elementId, role, listeners } = instance;
  const before = listeners && listenersOf({ definition: source }, instance, listeners.event)[listeners.next];
  if (!listeners || !before) {
    return [];
  }
  const after = listenersOf({ definition: target }, { elementId: idOf(elementId), role }, listeners.event)[listeners.next];
  // Definitions are plain JSON, written by one compiler.
  return after && JSON.stringify(after.type) === JSON.stringify(before.type)
    ? []
    : [
        {
          kind: 'workChanged',
          elementId,
          elementInstance: instance.key,
          message: `“${source.elements[elementId]?.name ?? elementId}”正在执行的监听器在新版本里没有了，或换成了另一个`,
          remedy: '等监听器执行完以后再迁移，或在新版本里保留它',
        },
      ];
}
