import type { ElementDefinition } from '../../engine/definition/element-definition.ts';
import type { Expression } from '../../engine/definition/expression.ts';
import type { JobDefinition } from '../../engine/definition/task-properties.ts';
import { parseInstant } from '../../engine/timers/instant.ts';
import type { Rule } from './rule.ts';

/** Fixed values that the engine will want as numbers or dates. */
export const literalValue: Rule = {
  name: 'literal-value',
  severity: 'error',
  *check({ definition }) {
    const process = { id: definition.processId, name: definition.name };
    const parts = [
      { ...process, values: listenerRetries(definition.startListeners, definition.endListeners) },
      ...Object.values(definition.elements).map((element) => ({ id: element.id, name: element.name, values: typedValues(element) })),
    ];
    for (const part of parts) {
      for (const { name, value, expected, accepts } of part.values) {
        if (value?.kind !== 'literal' || accepts(value.value)) continue;
        yield {
          element: part.id,
          message: `「${part.name ?? part.id}」的${name}“${typeof value.value === 'string' ? value.value : JSON.stringify(value.value)}”不合要求。`,
          remedy: `请填写${expected}，或以“=”开头的表达式。`,
        };
      }
    }
  },
};

interface TypedValue {
  readonly name: string;
  readonly value: Expression | undefined;
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
}

function typedValues(element: ElementDefinition): readonly TypedValue[] {
  const job = 'job' in element ? element.job : undefined;
  const retries = { name: '重试次数', value: job?.retries, ...RETRIES };
  const listeners = listenerRetries(element.startListeners, element.endListeners);
  const beforeAll = 'beforeAllListeners' in element ? listenerRetries(element.beforeAllListeners) : [];
  if (element.type !== 'userTask') return [retries, ...listeners, ...beforeAll];
  const { dueDate, followUpDate, priority, deadline } = element.task;
  return [
    ...listeners,
    ...beforeAll,
    ...listenerRetries(element.task.creatingListeners, element.task.completingListeners),
    { name: '到期时间', value: dueDate, expected: '日期时间，例如 2026-03-02T17:30:00+08:00', accepts: isInstant },
    { name: '跟进时间', value: followUpDate, expected: '日期时间，例如 2026-03-02T17:30:00+08:00', accepts: isInstant },
    { name: '优先级', value: priority, expected: '0 到 100 的整数', accepts: integer(0, 100) },
    { name: '办理时限', value: deadline?.workingDays, expected: '工作日数，1 到 1000 的整数', accepts: integer(1, 1000) },
    { name: '提醒时间', value: deadline?.remindBefore, expected: '提前的工作日数，0 到 1000 的整数', accepts: integer(0, 1000) },
  ];
}

function listenerRetries(...lists: readonly (readonly JobDefinition[] | undefined)[]): readonly TypedValue[] {
  return lists.flatMap((list = []) => list.map(({ retries }) => ({ name: '监听器重试次数', value: retries, ...RETRIES })));
}

function integer(minimum: number, maximum: number): (value: unknown) => boolean {
  return (value) => typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum;
}

const RETRIES = { expected: '0 到 1000 的整数', accepts: integer(0, 1000) };

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && parseInstant(value) !== undefined;
}
