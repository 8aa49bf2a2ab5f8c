import { children, flag } from '../reading/moddle-element.ts';
import type { Rule } from './rule.ts';

/** BPMN 2.0, 8.3.3: who doesn't understand an extension that must be understood must not run the file. */
export const mustUnderstand: Rule = {
  name: 'must-understand',
  severity: 'error',
  *check({ file }) {
    for (const extension of children(file.definitions, 'extensions')) {
      if (flag(extension, 'mustUnderstand') !== true) continue;
      const name = file.dangling.find(({ element }) => element === extension)?.id ?? '';
      if (UNDERSTOOD.test(name)) continue;
      yield {
        message: `文件声明必须支持扩展“${name}”（mustUnderstand），引擎不支持。`,
        remedy: '请删除该扩展，或把 mustUnderstand 改为 false（扩展的内容不会执行）。',
      };
    }
  },
};

const UNDERSTOOD = /^(zeebe|sw):/;
