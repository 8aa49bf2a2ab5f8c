import type { JsonObject } from '../../contract/json.ts';
import type { ElementDefinition } from '../../engine/definition/element-definition.ts';
import type { CompiledResources, CompiledProcess } from '../compile-resources.ts';
import type { Problem } from '../problem.ts';

/** What is known outside the deployment. */
export interface Lookups {
  /** True when a process of this id is deployed already. */
  readonly isDeployed?: (processId: string) => boolean | Promise<boolean>;
  /** A form that is deployed already. */
  readonly findForm?: (formId: string) => JsonObject | undefined | Promise<JsonObject | undefined>;
}

export interface References {
  readonly problems: readonly Problem[];
  /** Forms that were found outside the deployment. */
  readonly forms: Readonly<Record<string, JsonObject>>;
}

/** Rules `called-process` and `form-reference`: what a diagram names must be in the deployment or deployed before. */
export async function checkReferences(compiled: CompiledResources, lookups: Lookups): Promise<References> {
  const problems: Problem[] = [];
  const forms: Record<string, JsonObject> = {};
  const deployed = new Map(compiled.processes.map(({ definition }) => [definition.processId, true]));

  for (const source of compiled.processes) {
    for (const element of Object.values(source.definition.elements)) {
      const problem = (rule: string, message: string, remedy: string): Problem => ({
        severity: 'error',
        rule,
        element: element.id,
        resource: source.resource,
        message,
        remedy,
      });
      const called = calledProcess(element);
      if (called !== undefined) {
        if (!deployed.has(called)) deployed.set(called, (await lookups.isDeployed?.(called)) ?? false);
        if (deployed.get(called) !== true) {
          problems.push(
            problem(
              'called-process',
              `${label(element)}调用的流程“${called}”还没有部署。`,
              '请先部署被调用的流程，或与本流程一起部署，并核对流程编号。',
            ),
          );
        }
      }
      for (const formId of formIds(element)) {
        if (hasForm(compiled, source, formId) || Object.hasOwn(forms, formId)) continue;
        const form = await lookups.findForm?.(formId);
        if (form !== undefined) forms[formId] = form;
        else {
          problems.push(
            problem('form-reference', `${label(element)}使用的表单“${formId}”不存在。`, '请把表单文件与流程一起部署，或选择已有的表单。'),
          );
        }
      }
    }
  }
  return { problems, forms };
}

function calledProcess(element: ElementDefinition): string | undefined {
  if (element.type !== 'callActivity' || element.processId.kind !== 'literal') return undefined;
  return typeof element.processId.value === 'string' ? element.processId.value : undefined;
}

function formIds(element: ElementDefinition): readonly string[] {
  switch (element.type) {
    case 'userTask':
      return present(element.task.formId);
    case 'startEvent':
      return [...present(element.formId), ...present(element.userAction?.formId)];
    case 'boundaryEvent':
      return present(element.userAction?.formId);
    default:
      return [];
  }
}

function present(formId: string | undefined): readonly string[] {
  return formId === undefined ? [] : [formId];
}

function hasForm(compiled: CompiledResources, source: CompiledProcess, formId: string): boolean {
  return Object.hasOwn(compiled.forms, formId) || Object.hasOwn(source.embeddedForms, formId);
}

function label(element: ElementDefinition): string {
  return `「${element.name ?? element.id}」`;
}
