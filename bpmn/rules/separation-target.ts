import { own } from '../../contract/own.ts';
import type { Rule } from './rule.ts';

/** `sw:separation` names user tasks of the process; a misspelt id would let people approve their own work. */
export const separationTarget: Rule = {
  name: 'separation-target',
  severity: 'error',
  *check({ definition }) {
    for (const element of Object.values(definition.elements)) {
      if (element.type !== 'userTask') continue;
      for (const id of element.task.notCompletedBy) {
        const other = own(definition.elements, id);
        if (other?.type === 'userTask' && other.id !== element.id) continue;
        yield {
          element: element.id,
          message: `「${element.name ?? element.id}」的办理人回避指向“${id}”，它不是本流程中另一个用户任务的编号。`,
          remedy: '请填写须由他人办理的用户任务的编号，多个用空格分隔。',
        };
      }
    }
  },
};
