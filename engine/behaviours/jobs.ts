import type { JsonObject } from '../../contract/json.ts';
import type { Activation } from '../activation.ts';
import type { ElementDefinition } from '../definition/element-definition.ts';
import type { JobDefinition } from '../definition/task-properties.ts';
import { ModelFault } from '../model-fault.ts';
import type { ElementInstance, JobWait, ListenerReference } from '../state.ts';
import { evaluateCount, evaluateText } from './expressions.ts';
import { listenersOf } from './listeners-of.ts';
import { visibleVariables } from './variables.ts';

/** Offers an element's own work, or a listener's, to the handler of its type. */
export function createJob(activation: Activation, instance: ElementInstance, job: JobDefinition, listener?: ListenerReference): void {
  const jobType = evaluateText(activation, instance, job.type, '任务类型');
  const retries = evaluateCount(activation, instance, job.retries, '重试次数');
  const { actor } = activation;
  const work = {
    kind: 'job' as const,
    elementId: instance.elementId,
    jobType,
    retries,
    ...(actor === undefined ? {} : { actor }),
    ...(listener === undefined ? {} : { listener }),
  };
  const { key } = activation.openWait(instance.key, work);
  offer(activation, { ...work, key, owner: instance.key }, job);
}

/** A job didn't succeed: it is offered again while it has retries, then a person must look. */
export function failJob(activation: Activation, wait: JobWait, message: string, retries: number): void {
  const left: JobWait = { ...wait, retries };
  activation.replaceWait(left);
  if (retries === 0) {
    throw new ModelFault('jobFailed', `${nameOf(wait)}执行失败：${message}`, '排除原因后重试', wait.key);
  }
  offer(activation, left, jobOf(activation, wait));
}

/** Listeners report failures only: an error or escalation from one belongs to no moment of the element's life (as in Camunda 8). */
export function refuseThrow(wait: JobWait, code: string): never {
  const message = `${nameOf(wait)}抛出了“${code}”，监听器不能抛出 BPMN 错误或升级`;
  throw new ModelFault('unhandledError', message, '修改监听器程序，使它正常完成或报告失败，然后重试', wait.key);
}

/** After an incident: the job is offered as it was at first. */
export function retryJob(activation: Activation, wait: JobWait): void {
  const job = jobOf(activation, wait);
  const retries = Math.max(1, evaluateCount(activation, activation.instance(wait.owner), job.retries, '重试次数'));
  const renewed: JobWait = { ...wait, retries };
  activation.replaceWait(renewed);
  offer(activation, renewed, job);
}

function nameOf({ jobType, listener }: JobWait): string {
  return `${listener === undefined ? '任务' : '监听器'}“${jobType}”`;
}

function jobOf(activation: Activation, { owner, elementId, listener }: JobWait): JobDefinition {
  const job = listener
    ? listenersOf(activation, activation.instance(owner), listener.event)[listener.index]
    : ownJob(activation.element(elementId));
  if (!job) {
    throw new Error(`Element ${elementId} has no such job`);
  }
  return job;
}

function ownJob(element: ElementDefinition): JobDefinition | undefined {
  return 'job' in element ? element.job : undefined;
}

function offer(activation: Activation, wait: Omit<JobWait, 'kind'>, job: JobDefinition): void {
  const instance = activation.instance(wait.owner);
  activation.emit({
    type: 'createJob',
    job: {
      key: wait.key,
      elementInstance: instance.key,
      elementId: instance.elementId,
      type: wait.jobType,
      retries: wait.retries,
      ...(wait.actor === undefined ? {} : { actor: wait.actor }),
      headers: job.headers,
      variables: variablesFor(activation, instance, wait),
      ...(wait.listener === undefined ? {} : { listener: wait.listener.event }),
    },
  });
}

function variablesFor(activation: Activation, instance: ElementInstance, { listener }: Omit<JobWait, 'kind'>): JsonObject {
  if (listener !== undefined) {
    return { ...visibleVariables(activation, instance.key), ...instance.listeners?.variables };
  }
  const chooses = activation.elementOf(instance).inputs.length > 0;
  return chooses ? instance.variables : visibleVariables(activation, instance.key);
}
