import { lanesOf } from '../compilation/lanes.ts';
import { elementTransformerFor } from '../elements/index.ts';
import { executionListeners, taskListeners } from '../extensions/listeners.ts';
import type { Finding } from '../problem.ts';
import { child, extensionsOf, foreignAttributes, text, type ModdleElement } from '../reading/moddle-element.ts';
import type { UnknownContent } from '../reading/parse-bpmn.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';
import { isRefusedExtension } from './unsupported-extension.ts';

/**
 * Extensions that nothing carries out: of other products, or Camunda's and ours on elements where they have no meaning.
 * Each foreign namespace is named once.
 */
export const ignoredExtension: Rule = {
  name: 'ignored-extension',
  severity: 'warning',
  *check({ source, file }) {
    const foreign = new Map<string, ModdleElement>();
    const parts: readonly Part[] = [
      { element: source.element, allowed: PROCESS_EXTENSIONS },
      ...source.nodes.map((node) => ({ element: node.element, allowed: elementTransformerFor(node.type)?.extensions ?? [] })),
      ...source.flows.map((flow) => ({ element: flow.element, allowed: [] })),
      ...lanesOf(source).map((lane) => ({ element: lane, allowed: ['sw:CandidateGroups'] })),
      ...source.nodes.flatMap((node) => loopPart(node.element)),
    ];
    for (const part of parts) {
      for (const name of foreignAttributes(part.element)) noteForeign(foreign, name, part.element);
      for (const item of extensionsOf(part.element)) {
        if (isOwn(item.$type)) yield* checkOwn(item, part);
        else noteForeign(foreign, item.$type, part.element);
      }
    }
    for (const content of file.unknown) {
      if (isOwn(content.name) || (content.kind === 'attribute' && !READ_ANYWAY.has(content.name))) {
        yield unknownSetting(content);
      } else {
        noteForeign(foreign, content.name, source.element);
      }
    }
    for (const [prefix, element] of foreign) {
      yield findingOn(
        element,
        `含有其他产品的扩展“${prefix}”，不会执行。`,
        '如果流程依赖这些设置，请改用输入、输出映射和任务定义等受支持的设置；仅作说明则无须处理。',
      );
    }
  },
};

interface Part {
  readonly element: ModdleElement;
  readonly allowed: readonly string[];
}

const PROCESS_EXTENSIONS = ['zeebe:VersionTag', 'zeebe:UserTaskForm', 'zeebe:ExecutionListeners'];

/** Says something about the drawing, never about the execution. */
const HARMLESS_PREFIXES: ReadonlySet<string> = new Set([
  'modeler',
  'bioc',
  'color',
  'xsi',
  'xml',
  'xmlns',
  'zeebe',
  'sw',
  'bpmn',
  'bpmndi',
  'dc',
  'di',
]);

/** The language of an expression counts even where the file forgot to say that the expression is a formal one. */
const READ_ANYWAY: ReadonlySet<string> = new Set(['language']);

function unknownSetting({ name, element }: UnknownContent): Finding {
  return {
    ...(element === undefined ? {} : { element }),
    message: `文件含有引擎不认识的设置“${name}”，不会执行。`,
    remedy: '请核对设置的名称；如果是较新版本的设计器添加的，请改用受支持的设置。',
  };
}

function* checkOwn(item: ModdleElement, { element, allowed }: Part): Iterable<Finding> {
  // Properties are notes for tools in Camunda 8 as well.
  if (item.$type === 'zeebe:Properties' || isRefusedExtension(item)) return;
  // Headers of an element without a job of its own are its listeners'.
  if (item.$type === 'zeebe:TaskHeaders' && (executionListeners(element).length > 0 || taskListeners(element).length > 0)) return;
  if (!allowed.includes(item.$type)) {
    yield findingOn(element, `的设置“${item.$type}”在这种元素上不起作用。`, '请删除该设置，或移到适用的元素上。');
  } else if (item.$type === 'zeebe:CalledElement') {
    if (text(item, 'businessId') !== undefined) yield findingOn(element, '为被调用的流程指定了业务编号，不起作用。', '请删除该设置。');
  }
}

function loopPart(element: ModdleElement): readonly Part[] {
  const loop = child(element, 'loopCharacteristics');
  return loop === undefined ? [] : [{ element: loop, allowed: ['zeebe:LoopCharacteristics'] }];
}

function isOwn(type: string): boolean {
  return type.startsWith('zeebe:') || type.startsWith('sw:');
}

function noteForeign(foreign: Map<string, ModdleElement>, name: string, element: ModdleElement): void {
  const prefix = name.split(':', 1)[0] ?? name;
  if (name.includes(':') && !HARMLESS_PREFIXES.has(prefix) && !foreign.has(prefix)) foreign.set(prefix, element);
}
