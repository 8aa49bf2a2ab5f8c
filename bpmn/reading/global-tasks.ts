import { calledElementOf } from '../extensions/called-element.ts';
import { children, child, extensionsOf, foreignAttributes, idOf, text, type ModdleElement } from './moddle-element.ts';

/** Global tasks by id: tasks outside every process, which call activities use (BPMN 2.0, 10.3.6). */
export type GlobalTasks = ReadonlyMap<string, ModdleElement>;

export function indexGlobalTasks(files: readonly ModdleElement[]): GlobalTasks {
  return new Map(
    files
      .flatMap((definitions) => children(definitions, 'rootElements'))
      .filter((element) => Object.hasOwn(TASK_TYPES, element.$type))
      .map((element) => [idOf(element) ?? '', element]),
  );
}

/**
 * A call activity that calls a global task, as the task that it becomes: it keeps its name, its place, boundary
 * events, markers and mappings, and does what the global task says. Any other element as it is.
 */
export function inPlaceOfCall(element: ModdleElement, globalTasks: GlobalTasks): ModdleElement {
  const called = element.$type === 'bpmn:CallActivity' ? calledElementOf(element) : undefined;
  const global = called === undefined ? undefined : globalTasks.get(called);
  return global === undefined ? element : merge(element, global);
}

const TASK_TYPES: Readonly<Record<string, string>> = {
  'bpmn:GlobalTask': 'bpmn:Task',
  'bpmn:GlobalUserTask': 'bpmn:UserTask',
  'bpmn:GlobalManualTask': 'bpmn:ManualTask',
  'bpmn:GlobalScriptTask': 'bpmn:ScriptTask',
  'bpmn:GlobalBusinessRuleTask': 'bpmn:BusinessRuleTask',
};

function merge(call: ModdleElement, global: ModdleElement): ModdleElement & { readonly $attrs: Readonly<Record<string, true>> } {
  const type = TASK_TYPES[global.$type] ?? 'bpmn:Task';
  const extensions = mergeExtensions(call, global);
  return {
    $type: type,
    ...(call.$parent === undefined ? {} : { $parent: call.$parent }),
    $attrs: foreignAttributesOf(call, global),
    get(name) {
      if (name === 'extensionElements') return extensions;
      if (name === 'scriptFormat') return text(global, 'scriptLanguage');
      const own = call.get(name);
      return own === undefined || (Array.isArray(own) && own.length === 0) ? global.get(name) : own;
    },
    set(name, value) {
      call.set(name, value);
    },
    $instanceOf: (asked) => asked === type || asked === 'bpmn:Task' || (asked !== 'bpmn:CallActivity' && call.$instanceOf(asked)),
  };
}

/** What both say: of one kind, the call's comes first and counts. */
function mergeExtensions(call: ModdleElement, global: ModdleElement): ModdleElement | undefined {
  const base = child(call, 'extensionElements') ?? child(global, 'extensionElements');
  const own = extensionsOf(call).filter((item) => item.$type !== 'zeebe:CalledElement');
  const values = [...own, ...extensionsOf(global).filter((item) => own.every((other) => other.$type !== item.$type))];
  return (
    base && {
      $type: base.$type,
      get: (name) => (name === 'values' ? values : base.get(name)),
      set(name, value) {
        base.set(name, value);
      },
      $instanceOf: (asked) => base.$instanceOf(asked),
    }
  );
}

/** Foreign attributes of both, so that they are told like those of any task. */
function foreignAttributesOf(...elements: readonly ModdleElement[]): Readonly<Record<string, true>> {
  return Object.fromEntries(elements.flatMap(foreignAttributes).map((name) => [name, true]));
}
