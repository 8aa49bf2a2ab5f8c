import type { Activation } from '../activation.ts';
import type { JobDefinition } from '../definition/task-properties.ts';
import { ModelFault } from '../model-fault.ts';
import type { ElementInstance, JobWait } from '../state.ts';
import { evaluateCount, evaluateText } from './expressions.ts';
import { visibleVariables } from './variables.ts';

/** Offers an element's work to the handler of its type. */
export function createJob(activation: Activation, instance: ElementInstance, job: JobDefinition): void {
  const jobType = evaluateText(activation, instance, job.type, '任务类型');
  const retries = evaluateCount(activation, instance, job.retries, '重试次数');
  const { actor } = activation;
  const work = { kind: 'job' as const, elementId: instance.elementId, jobType, retries, ...(actor === undefined ? {} : { actor }) };
  const { key } = activation.openWait(instance.key, work);
  offer(activation, { ...work, key, owner: instance.key }, job);
}

/** A job didn't succeed: it is offered again while it has retries, then a person must look. */
export function failJob(activation: Activation, wait: JobWait, message: string, retries: number): void {
  const left: JobWait = { ...wait, retries };
  activation.replaceWait(left);
  if (retries === 0) {
    throw new ModelFault('jobFailed', `任务“${wait.jobType}”执行失败：${message}`, '排除原因后重试', wait.key);
  }
  offer(activation, left, jobOf(activation, wait));
}

/** After an incident: the job is offered as it was at first. */
export function retryJob(activation: Activation, wait: JobWait): void {
  const job = jobOf(activation, wait);
  const retries = Math.max(1, evaluateCount(activation, activation.instance(wait.owner), job.retries, '重试次数'));
  const renewed: JobWait = { ...wait, retries };
  activation.replaceWait(renewed);
  offer(activation, renewed, job);
}

function jobOf(activation: Activation, wait: JobWait): JobDefinition {
  const element = activation.element(wait.elementId);
  const job = 'job' in element ? element.job : undefined;
  if (!job) {
    throw new Error(`Element ${wait.elementId} has no job`);
  }
  return job;
}

function offer(activation: Activation, wait: Omit<JobWait, 'kind'>, job: JobDefinition): void {
  const instance = activation.instance(wait.owner);
  const chooses = activation.elementOf(instance).inputs.length > 0;
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
      variables: chooses ? instance.variables : visibleVariables(activation, instance.key),
    },
  });
}
