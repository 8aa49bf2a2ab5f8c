import type { Problem } from '../problem.ts';
import { children, flag, idOf, isA, labelOf, type ModdleElement } from './moddle-element.ts';
import type { Diagram } from './read-resources.ts';

/** Several pools are fine: each executable process is compiled; what else the file holds is left out with a note. */
export function chooseProcesses({ resource, file }: Diagram): {
  readonly executable: readonly ModdleElement[];
  readonly problems: readonly Problem[];
} {
  const roots = children(file.definitions, 'rootElements');
  const all = roots.filter((element) => element.$type === 'bpmn:Process');
  const executable = all.filter((element) => flag(element, 'isExecutable') === true);
  const others = roots.flatMap((element) => describeOther(element, resource));
  if (executable.length === 0) {
    const message = all.length === 0 ? '文件中没有流程。' : '文件中没有可执行的流程（isExecutable="true"）。';
    const remedy = all.length === 0 ? '请画一个流程，并勾选“可执行”。' : '请在流程的属性中勾选“可执行”。';
    return {
      executable,
      problems: [problemOn(all[0], resource, { severity: 'error', rule: 'no-executable-process', message, remedy }), ...others],
    };
  }
  const ignored = all
    .filter((element) => !executable.includes(element))
    .map((element) =>
      problemOn(element, resource, {
        severity: 'warning',
        rule: 'ignored-process',
        message: `流程${labelOf(element)}没有标为可执行，不会部署。`,
        remedy: '如需执行，请在流程的属性中勾选“可执行”；仅作说明则无须处理。',
      }),
    );
  return { executable, problems: [...ignored, ...others] };
}

export function problemOn(element: ModdleElement | undefined, resource: string, details: Omit<Problem, 'element' | 'resource'>): Problem {
  const id = idOf(element);
  return { ...details, ...(id === undefined ? {} : { element: id }), resource };
}

/** Choreographies and conversations describe what participants agree on (BPMN 2.0, 9 and 11): no engine executes them. */
function describeOther(element: ModdleElement, resource: string): readonly Problem[] {
  const parts = isA(element, 'bpmn:Choreography')
    ? [{ part: element, kind: '编排（choreography）' }]
    : element.$type === 'bpmn:GlobalConversation'
      ? [{ part: element, kind: '会话（conversation）' }]
      : children(element, 'conversations').map((part) => ({ part, kind: '会话（conversation）' }));
  return parts.map(({ part, kind }) =>
    problemOn(part, resource, {
      severity: 'warning',
      rule: 'ignored-diagram',
      message: `${labelOf(part)}是${kind}，只说明参与方之间的约定，不会执行。`,
      remedy: '如需执行，请为每个参与方画一个可执行的流程，用消息流连接；仅作说明则无须处理。',
    }),
  );
}
