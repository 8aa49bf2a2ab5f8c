import path from 'node:path';
import { BpmnError } from '../../activities/service-tasks/handler.ts';
import { compileDeployment } from '../../bpmn/index.ts';
import type { JsonObject } from '../../contract/json.ts';
import { readPackage } from '../../deployment/read-package.ts';
import {
  advance,
  createState,
  ROOT_KEY,
  type Command,
  type InstanceState,
  type JobDescription,
  type ProcessDefinition,
  type TriggerBody,
  type UserTaskDescription,
} from '../../engine/index.ts';
import { inputFromJson } from '../../web/forms/input.ts';
import { parseForm } from '../../web/forms/schema.ts';
import { submitForm } from '../../web/forms/submit.ts';
import { NOW, type RegisterBed } from '../activities/service-tasks/register-bed.ts';

/** A process package as it would be deployed. */
export interface PackagedProcess {
  readonly definition: ProcessDefinition;
  readonly forms: Readonly<Record<string, JsonObject>>;
}

export async function readProcess(key: string): Promise<PackagedProcess> {
  const { resources } = await readPackage(path.join(new URL('../../processes/', import.meta.url).pathname, key));
  const { processes, problems } = await compileDeployment(resources);
  const [process] = processes;
  if (process === undefined) throw new Error(JSON.stringify(problems));
  return process;
}

/** What handlers know of the instance; without an organisation it is the bed's. */
interface InstanceOwner {
  readonly businessKey: string;
  readonly organisation?: string;
}

/** A diagram on the engine, its forms as the pages fill them, its jobs by the real handlers on real registers. */
export class ProcessOnRegisters {
  readonly #process: PackagedProcess;
  readonly #bed: RegisterBed;
  readonly #owner: InstanceOwner;
  readonly #starter: string;
  #state: InstanceState = createState();
  readonly tasks = new Map<string, UserTaskDescription>();

  /** @param starter who acts where a step doesn't name somebody else */
  constructor(process: PackagedProcess, bed: RegisterBed, { starter, ...owner }: InstanceOwner & { readonly starter: string }) {
    this.#process = process;
    this.#bed = bed;
    this.#owner = owner;
    this.#starter = starter;
  }

  get status() {
    return this.#state.status;
  }

  get openTasks(): readonly string[] {
    return [...this.tasks.values()].map(({ elementId }) => elementId).toSorted();
  }

  get incidents(): readonly string[] {
    return Object.values(this.#state.incidents).map(({ message }) => message);
  }

  get variables(): JsonObject {
    return this.#state.elements[ROOT_KEY]?.variables ?? {};
  }

  /** The open task of an element; `nth` counts from 0, oldest first. */
  task(elementId: string, nth = 0): UserTaskDescription {
    const found = [...this.tasks.values()].filter((task) => task.elementId === elementId)[nth];
    if (found === undefined) throw new Error(`No open task ${elementId}; open: ${this.openTasks.join(', ')}; ${this.incidents.join(' ')}`);
    return found;
  }

  async start(variables: JsonObject): Promise<void> {
    await this.#trigger({ type: 'start', variables }, this.#starter);
  }

  /** Answers a task's form as the page does; what the form refuses is the test's fault or the form's. */
  async complete(elementId: string, answers: JsonObject, actor = this.#starter, nth = 0): Promise<void> {
    const task = this.task(elementId, nth);
    const variables = this.#fillIn(task.formId, answers, { ...this.variables, ...task.localVariables });
    await this.#trigger({ type: 'completeUserTask', key: task.key, variables, actor }, actor);
  }

  async message(messageName: string, variables: JsonObject, actor = this.#starter): Promise<void> {
    const wait = Object.values(this.#state.waits).find((each) => each.kind === 'message' && each.messageName === messageName);
    if (wait === undefined) throw new Error(`Nobody waits for ${messageName}`);
    await this.#trigger({ type: 'messageReceived', key: wait.key, variables }, actor);
  }

  /** Lets the timers fire that are due now; those that are due later wait. */
  async passDueTimers(): Promise<void> {
    const due = Object.values(this.#state.waits).filter((wait) => wait.kind === 'timer' && wait.dueAt <= NOW.getTime());
    for (const { key } of due) await this.#trigger({ type: 'timerFired', key }, this.#starter);
  }

  async #trigger(trigger: TriggerBody, actor: string): Promise<void> {
    const { state, commands } = advance(this.#process.definition, this.#state, { ...trigger, at: NOW.getTime() });
    this.#state = state;
    for (const command of commands) await this.#perform(command, actor);
  }

  async #perform(command: Command, actor: string): Promise<void> {
    if (command.type === 'createUserTask') this.tasks.set(command.task.key, command.task);
    if (command.type === 'closeUserTask') this.tasks.delete(command.key);
    if (command.type === 'createJob') await this.#trigger(await this.#run(command.job, actor), actor);
    if (command.type === 'publishMessage') await this.message(command.messageName, command.variables, actor);
  }

  async #run({ key, type, variables }: JobDescription, actor: string): Promise<TriggerBody> {
    try {
      return { type: 'completeJob', key, variables: await this.#bed.run(type, variables, { actor, ...this.#owner }) };
    } catch (error) {
      if (error instanceof BpmnError) return { type: 'throwError', key, code: error.code, variables: error.variables };
      return { type: 'failJob', key, message: String(error), retries: 0 };
    }
  }

  /** What a form makes of answers; fields that aren't answered keep what the process knows. */
  #fillIn(formId: string | undefined, answers: JsonObject, variables: JsonObject): JsonObject {
    const schema = parseForm(formId === undefined ? undefined : this.#process.forms[formId]);
    const submission = submitForm({ schema, variables, input: inputFromJson(answers), at: NOW.getTime() });
    if (submission.kind === 'invalid') throw new Error(`${formId ?? ''}: ${JSON.stringify(submission.problems)}`);
    return submission.variables;
  }
}
