import type { CallBinding } from '../../contract/call-binding.ts';
import type { JsonObject } from '../../contract/json.ts';
import type { ElementDefinition } from '../../engine/definition/element-definition.ts';
import type { CompiledResources, CompiledProcess } from '../compile-resources.ts';
import type { Problem } from '../problem.ts';
import { sharedMessageStarts, type MessageStarters } from './shared-message-starts.ts';

/** What is known outside the deployment. */
export interface Lookups {
  /** True when a process of this id is deployed already; with a tag, in a version that carries it. */
  readonly isDeployed?: (processId: string, versionTag?: string) => boolean | Promise<boolean>;
  /** True for a process that belongs to this deployment although it isn't among the files. */
  readonly isCompanion?: (processId: string) => boolean | Promise<boolean>;
  readonly messageStarters?: MessageStarters;
  /** A form that is deployed already. */
  readonly findForm?: (formId: string) => JsonObject | undefined | Promise<JsonObject | undefined>;
}

export interface References {
  readonly problems: readonly Problem[];
  /** Forms that were found outside the deployment. */
  readonly forms: Readonly<Record<string, JsonObject>>;
}

/** Rules `called-process`, `form-reference` and `message-start`: what a diagram names must be in the deployment or deployed before. */
export async function checkReferences(compiled: CompiledResources, lookups: Lookups): Promise<References> {
  const problems: Problem[] = [];
  const forms: Record<string, JsonObject> = {};
  const isKnown = callLookup(compiled, lookups);

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
      if (called !== undefined && !(await isKnown(called))) {
        problems.push(problem('called-process', `${label(element)}${missing(called)}`, remedies[called.binding?.kind ?? 'latest']));
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
  problems.push(...(await sharedMessageStarts(compiled.processes, lookups.messageStarters)));
  return { problems, forms };
}

interface Call {
  readonly processId: string;
  readonly binding?: CallBinding;
}

/** Looks a called process up, each once. */
function callLookup({ processes }: CompiledResources, lookups: Lookups): (call: Call) => Promise<boolean> {
  const known = new Map<string, boolean>();
  return async (call) => {
    const key = JSON.stringify(call);
    const found = known.get(key) ?? (await lookUp(call));
    known.set(key, found);
    return found;
  };

  async function lookUp({ processId, binding }: Call): Promise<boolean> {
    const here = processes.filter(({ definition }) => definition.processId === processId);
    switch (binding?.kind) {
      case undefined:
        return here.length > 0 || ((await lookups.isDeployed?.(processId)) ?? false);
      case 'deployment':
        return here.length > 0 || ((await lookups.isCompanion?.(processId)) ?? false);
      case 'versionTag':
        return (
          here.some(({ definition }) => definition.versionTag === binding.tag) ||
          ((await lookups.isDeployed?.(processId, binding.tag)) ?? false)
        );
    }
  }
}

function missing({ processId, binding }: Call): string {
  switch (binding?.kind) {
    case undefined:
      return `调用的流程“${processId}”还没有部署。`;
    case 'deployment':
      return `要调用同一次部署的流程“${processId}”，但它不在这次部署里。`;
    case 'versionTag':
      return `调用的流程“${processId}”没有标签为“${binding.tag}”的版本。`;
  }
}

const remedies = {
  latest: '请先部署被调用的流程，或与本流程一起部署，并核对流程编号。',
  deployment: '请把被调用的流程图放进同一个流程包一起部署，或把绑定方式改为“最新版本”（latest）。',
  versionTag: '请核对标签，先部署带有该标签的版本，或把绑定方式改为“最新版本”（latest）。',
} as const;

/** A process that an expression names is left to run time. */
function calledProcess(element: ElementDefinition): Call | undefined {
  if (element.type !== 'callActivity' || element.processId.kind !== 'literal') return undefined;
  const { processId, binding } = element;
  return typeof processId.value === 'string' ? { processId: processId.value, ...(binding === undefined ? {} : { binding }) } : undefined;
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
