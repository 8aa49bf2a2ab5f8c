import { isFeel } from '../compilation/expression.ts';
import { children, extensionsOf, text, type ModdleElement } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** Camunda extensions that change what happens at run time and that the engine doesn't carry out. */
export const unsupportedExtension: Rule = {
  name: 'unsupported-extension',
  severity: 'error',
  *check({ source }) {
    const owners = [source.element, ...source.nodes.map((node) => node.element), ...source.flows.map((flow) => flow.element)];
    for (const owner of owners) {
      for (const item of extensionsOf(owner)) {
        const refused = refusals[item.$type];
        if (refused?.applies(item) === true) yield findingOn(owner, refused.what, refused.remedy);
      }
    }
  },
};

interface Refusal {
  readonly applies: (item: ModdleElement) => boolean;
  readonly what: string;
  readonly remedy: string;
}

const always = (): boolean => true;

const refusals: Readonly<Record<string, Refusal>> = {
  'zeebe:LinkedResources': {
    applies: (item) => children(item, 'values').length > 0,
    what: '引用了外部资源（linkedResources），引擎暂不支持。',
    remedy: '请删除该设置。',
  },
  'zeebe:AgentDefinition': {
    applies: always,
    what: '设置了智能体（agentDefinition），引擎暂不支持。',
    remedy: '请删除该设置，改为服务任务或用户任务。',
  },
  'zeebe:FormDefinition': {
    applies: (item) => text(item, 'externalReference') !== undefined || isFeel(text(item, 'formId') ?? text(item, 'formKey') ?? ''),
    what: '使用外部表单或用表达式指定表单，引擎暂不支持。',
    remedy: '请填写表单编号（formId），并把表单文件与流程一起部署。',
  },
};

/** For `ignored-extension`: it needn't repeat what is refused here. */
export function isRefusedExtension(item: ModdleElement): boolean {
  return Object.hasOwn(refusals, item.$type) && item.$type !== 'zeebe:FormDefinition';
}
