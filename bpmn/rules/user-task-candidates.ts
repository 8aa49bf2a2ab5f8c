import type { Rule } from './rule.ts';

/** A user task for nobody, whose lane names nobody either, is allowed by BPMN; only administrators will see it. */
export const userTaskCandidates: Rule = {
  name: 'user-task-candidates',
  severity: 'warning',
  *check({ definition }) {
    for (const element of Object.values(definition.elements)) {
      if (element.type !== 'userTask') continue;
      const { assignee, candidateGroups, candidateUsers } = element.task;
      if (assignee !== undefined || candidateGroups !== undefined || candidateUsers !== undefined) continue;
      yield {
        element: element.id,
        message: `「${element.name ?? element.id}」没有办理人，也没有候选组：除系统管理员外，谁也看不到这个任务。`,
        remedy: '请填写候选组，例如 ="worker@" + room，或填写办理人；也可以为所在的泳道填写候选组。',
      };
    }
  },
};
