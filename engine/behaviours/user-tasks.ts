import type { JsonObject } from '../../contract/json.ts';
import type { Activation } from '../activation.ts';
import type { UserTaskDescription } from '../command.ts';
import type { UserTask } from '../definition/element-definition.ts';
import type { Expression } from '../definition/expression.ts';
import type { ProcessDefinition } from '../definition/process-definition.ts';
import type { WorkingDayDeadline } from '../definition/task-properties.ts';
import { ModelFault } from '../model-fault.ts';
import type { ElementInstance } from '../state.ts';
import { parseInstant } from '../timers/instant.ts';
import { merge } from './variables.ts';
import { evaluateCount, evaluateText, evaluateTexts, wrongValue } from './expressions.ts';

/** Puts a user task into somebody's inbox and waits for it. */
export function createUserTask(activation: Activation, instance: ElementInstance, element: UserTask): void {
  const { key } = activation.openWait(instance.key, { kind: 'userTask', elementId: element.id });
  activation.emit({ type: 'createUserTask', task: describe(activation, activation.instance(instance.key), element, key) });
}

/** Keeps who completed a task when a separation of duties depends on it (Art 13: nobody approves own work). */
export function rememberActor(activation: Activation, elementId: string, actor: string | undefined): void {
  if (actor !== undefined && separatedElements(activation.definition).has(elementId)) {
    activation.change({ completedBy: { ...activation.head.completedBy, [elementId]: actor } });
  }
}

function describe(activation: Activation, instance: ElementInstance, element: UserTask, key: string): UserTaskDescription {
  const { task } = element;
  const text = (expression: Expression | undefined, what: string) => expression && evaluateText(activation, instance, expression, what);
  const texts = (expression: Expression | undefined, what: string) =>
    expression ? evaluateTexts(activation, instance, expression, what) : [];
  const assignee = text(task.assignee, '办理人');
  const dueDate = instantText(task.dueDate, text(task.dueDate, '到期时间'), '到期时间');
  const followUpDate = instantText(task.followUpDate, text(task.followUpDate, '跟进时间'), '跟进时间');
  const deadline = task.deadline && describeDeadline(activation, instance, task.deadline);
  const candidateGroups = texts(task.candidateGroups, '候选组');
  const candidateUsers = texts(task.candidateUsers, '候选人');
  requireSomebody(element, [assignee ?? '', ...candidateGroups, ...candidateUsers]);
  return {
    key,
    elementInstance: instance.key,
    elementId: element.id,
    name: element.name ?? element.id,
    candidateGroups,
    candidateUsers,
    excludedUsers: task.notCompletedBy.flatMap((id) => activation.head.completedBy[id] ?? []),
    priority: task.priority ? evaluateCount(activation, instance, task.priority, '优先级') : DEFAULT_PRIORITY,
    articles: element.articles ?? [],
    localVariables: localVariables(activation, instance),
    ...(task.formId === undefined ? {} : { formId: task.formId }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(dueDate === undefined ? {} : { dueDate }),
    ...(followUpDate === undefined ? {} : { followUpDate }),
    ...(deadline ? { deadline } : {}),
  };
}

/** A diagram may leave open who does a task (deployment warns); one that means somebody and finds nobody must not wait unseen. */
function requireSomebody({ name, id, task }: UserTask, people: readonly string[]): void {
  const isMeant = task.assignee !== undefined || task.candidateGroups !== undefined || task.candidateUsers !== undefined;
  if (isMeant && people.every((person) => person === '')) {
    throw new ModelFault(
      'assignment',
      `任务“${name ?? id}”的办理人和候选组都是空的，没有人能办理`,
      '补上决定候选组的变量后重试，或修改流程图中的任务分配',
    );
  }
}

const DEFAULT_PRIORITY = 50;

function describeDeadline(
  activation: Activation,
  instance: ElementInstance,
  deadline: WorkingDayDeadline,
): NonNullable<UserTaskDescription['deadline']> {
  const workingDays = evaluateCount(activation, instance, deadline.workingDays, '办理期限（工作日）');
  const escalateTo = deadline.escalateTo ? evaluateTexts(activation, instance, deadline.escalateTo, '超期升级的候选组') : [];
  return deadline.remindBefore
    ? { workingDays, escalateTo, remindBefore: evaluateCount(activation, instance, deadline.remindBefore, '提前提醒（工作日）') }
    : { workingDays, escalateTo };
}

function instantText(expression: Expression | undefined, text: string | undefined, what: string): string | undefined {
  if (expression && text !== undefined && parseInstant(text) === undefined) {
    throw wrongValue(expression, what, ' ISO 8601 日期时间');
  }
  return text;
}

/** Variables between the task and the process instance: its own inputs and those of multi-instances and sub-processes around it. */
function localVariables(activation: Activation, instance: ElementInstance): JsonObject {
  const chain: JsonObject[] = [];
  for (let at: ElementInstance | undefined = instance; at && at.parent !== null; at = activation.find(at.parent)) {
    chain.push(at.variables);
  }
  return merge(chain);
}

const separated = new WeakMap<ProcessDefinition, ReadonlySet<string>>();

function separatedElements(definition: ProcessDefinition): ReadonlySet<string> {
  const known = separated.get(definition);
  if (known) {
    return known;
  }
  const found = new Set(
    Object.values(definition.elements).flatMap((element) => (element.type === 'userTask' ? element.task.notCompletedBy : [])),
  );
  separated.set(definition, found);
  return found;
}
