import type { ElementInstance } from '../state.ts';
import type { ElementMapping } from './element-mapping.ts';
import { listenedEvents, type ListenedEvent } from './listened-events.ts';
import type { MigrationProblem, MigrationProblemKind } from './migration-problem.ts';

/**
 * What keeps the events that an element instance listens for from going on. One that the target no longer has there is
 * given up, one that is new there is listened for; one that stays must be of the same kind.
 */
export function eventProblems(ids: ElementMapping, instance: ElementInstance): readonly MigrationProblem[] {
  const after = new Map(listenedEvents(ids.target, ids.idOf(instance.elementId), instance).map((event) => [event.id, event]));
  const taken = new Map<string, string>();
  return listenedEvents(ids.source, instance.elementId, instance).flatMap((before) => {
    const targetId = ids.idOf(before.id);
    const event = after.get(targetId);
    const other = event && taken.get(targetId);
    taken.set(targetId, before.id);
    return problemsOf(ids, before, event, other).map((problem) => ({ ...problem, elementInstance: instance.key }));
  });
}

function problemsOf(
  ids: ElementMapping,
  before: ListenedEvent,
  after: ListenedEvent | undefined,
  other: string | undefined,
): readonly MigrationProblem[] {
  const name = before.name ?? before.id;
  const problem = (kind: MigrationProblemKind, message: string, remedy: string): MigrationProblem[] => [
    { kind, elementId: before.id, message, remedy },
  ];
  if (!after) {
    return ids.isExplicit(before.id)
      ? problem(
          'eventMoved',
          `事件“${name}”要对应的“${ids.idOf(before.id)}”在新版本里不属于同一个元素`,
          '映射到同一元素上的事件，或不映射它',
        )
      : [];
  }
  if (other !== undefined) {
    return problem('sharedTarget', `事件“${name}”和“${other}”对应新版本里的同一个事件“${after.id}”`, '让每个事件各对应一个');
  }
  if (after.event.kind !== before.event.kind) {
    return problem(
      'eventKindChanged',
      `事件“${name}”在新版本里换了种类（${before.event.kind} → ${after.event.kind}）`,
      '在新版本里给新事件另一个标识，或映射到同一种事件',
    );
  }
  return isInterrupting(before) === isInterrupting(after)
    ? []
    : problem('interruptingChanged', `事件“${name}”在新版本里改变了是否中断`, '在新版本里给新事件另一个标识，或保持不变');
}

function isInterrupting(event: ListenedEvent): boolean | undefined {
  return 'interrupting' in event ? event.interrupting : undefined;
}
