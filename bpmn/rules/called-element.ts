import { extension, text } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** A call activity names the process that it calls, and the tag if that decides the version. Whether that is deployed is checked by `called-process`. */
export const calledElement: Rule = {
  name: 'called-element',
  severity: 'error',
  *check({ source, definition }) {
    for (const node of source.nodes) {
      if (node.type !== 'bpmn:CallActivity') continue;
      if (!Object.hasOwn(definition.elements, node.id)) {
        yield findingOn(node.element, '是调用活动，但没有指定被调用的流程。', '请填写被调用流程的编号（Called element）。');
      }
      const called = extension(node.element, 'zeebe:CalledElement');
      if (text(called, 'bindingType') === 'versionTag' && text(called, 'versionTag') === undefined) {
        yield findingOn(node.element, '按版本标签调用，但没有填写标签。', '请填写被调用流程的版本标签（Version tag），或改为“最新版本”。');
      }
    }
  },
};
