import type { CalledInstance, UserAction } from '../../engine/definition/element-definition.ts';
import type { WorkingDayDeadline } from '../../engine/definition/task-properties.ts';
import { optionalExpression, toExpression, toValueExpression } from '../compilation/expression.ts';
import { present } from '../compilation/present.ts';
import { extension, extensionsOf, text, type ModdleElement } from '../reading/moddle-element.ts';

/** Numbers of the articles that ask for the step (`sw:article`). */
export function readArticles(element: ModdleElement): readonly string[] | undefined {
  const articles = extensionsOf(element).flatMap((item) => (item.$type === 'sw:Article' ? (text(item, 'number') ?? []) : []));
  return articles.length === 0 ? undefined : articles;
}

/** `sw:deadline`: a due date in working days. */
export function readDeadline(element: ModdleElement): WorkingDayDeadline | undefined {
  const deadline = extension(element, 'sw:Deadline');
  const workingDays = text(deadline, 'workingDays');
  if (workingDays === undefined) return undefined;
  return {
    workingDays: toValueExpression(workingDays),
    ...optionalExpression('remindBefore', text(deadline, 'remindBefore'), toValueExpression),
    ...optionalExpression('escalateTo', text(deadline, 'escalateTo')),
  };
}

/** `sw:separation`: elements whose last performer may not take the task. */
export function readSeparation(element: ModdleElement): readonly string[] {
  return text(extension(element, 'sw:Separation'), 'notCompletedBy')?.split(/[\s,]+/) ?? [];
}

/** `sw:userAction`: a button on the instance's page that sends the message. */
export function readUserAction(element: ModdleElement): UserAction | undefined {
  const action = extension(element, 'sw:UserAction');
  if (action === undefined) return undefined;
  const candidateGroups = text(action, 'candidateGroups');
  return present({
    label: text(action, 'label') ?? text(element, 'name') ?? '',
    formId: text(action, 'formId'),
    candidateGroups: candidateGroups === undefined ? undefined : toExpression(candidateGroups),
  });
}

/** `sw:calledInstance`: a business key and an owner of its own for the instance that a call activity starts. */
export function readCalledInstance(element: ModdleElement): CalledInstance | undefined {
  const called = extension(element, 'sw:CalledInstance');
  if (called === undefined) return undefined;
  return {
    ...optionalExpression('businessKey', text(called, 'businessKey')),
    ...optionalExpression('organisation', text(called, 'organisation')),
  };
}
