import type { Rule } from './rule.ts';

/** Elements that claim to be BPMN and aren't: leaving them out would change what the diagram says. */
export const unknownContent: Rule = {
  name: 'unknown-content',
  severity: 'error',
  *check({ file }) {
    for (const { name, kind, element } of file.unknown) {
      // Other namespaces, and attributes that tools add, are the business of `ignored-extension`.
      if (kind !== 'tag' || (name.includes(':') && !name.startsWith('bpmn:'))) continue;
      yield {
        ...(element === undefined ? {} : { element }),
        message: `文件含有 BPMN 2.0 中不存在或位置不对的内容“${name}”。`,
        remedy: '请删除该内容，或用流程设计器重新绘制后导出。',
      };
    }
  },
};
