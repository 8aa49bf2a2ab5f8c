import type { z } from 'zod';
import type { JsonObject } from '../../contract/json.ts';
import type { JobDescription } from '../../engine/index.ts';
import type { Transaction } from '../../db/connection.ts';
import type { RegisterKeys } from '../../db/registers/register-keys.ts';

/** One job of a running instance, as the activity receives it. */
export interface ServiceTaskRequest {
  readonly jobType: string;
  readonly instanceId: string;
  readonly jobKey: string;
  readonly elementId: string;
  readonly businessKey: string;
  /** Organisation code that owns the instance. */
  readonly organisation: string;
  readonly startedBy?: string;
  /** Person whose action led to the job, where the caller knows; absent: found in the read model. */
  readonly actor?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly variables: JsonObject;
  /** Present when the handler works as a listener: the moment at which it runs. */
  readonly listener?: JobDescription['listener'];
}

/** What a handler has besides its input. Everything it writes goes through `transaction`, so that it happens once or not at all. */
export interface ServiceTaskContext extends Omit<ServiceTaskRequest, 'jobType' | 'variables' | 'actor'> {
  readonly transaction: Transaction;
  /** Seals and opens personal data of the registers. */
  readonly registerKeys: RegisterKeys;
  /** Person to whom the audit log and the registers ascribe the work; 'system' when a timer or message caused it. */
  readonly actor: string;
  readonly now: Date;
}

/** A handler as its folder sees it: typed from the schemas. */
export interface ServiceTaskDefinition<Input extends z.ZodType, Output extends z.ZodType> {
  /** The `type` of the diagram's `zeebe:taskDefinition`; also the file's name. */
  readonly type: string;
  /** One line of Chinese for the editor's list of job types. */
  readonly title: string;
  readonly input: Input;
  readonly output: Output;
  run(input: z.output<Input>, context: ServiceTaskContext): Promise<z.input<Output>>;
}

/** A handler as the runner sees it. */
export interface ServiceTaskHandler {
  readonly type: string;
  readonly title: string;
  /** Validates, runs, and answers with the variables to complete the job with. */
  handle(variables: JsonObject, context: ServiceTaskContext): Promise<JsonObject>;
}

/**
 * Makes a handler from its definition.
 *
 * ```ts
 * export const countLetters = defineServiceTask({
 *   type: 'count-letters',
 *   title: '统计字数',
 *   input: z.object({ text: z.string({ error: '请填写文字' }) }),
 *   output: z.object({ letters: z.number() }),
 *   async run({ text }) {
 *     if (text === '') throw new BpmnError('NO_TEXT', '没有可统计的文字');
 *     return { letters: [...text].length };
 *   },
 * });
 * ```
 *
 * @throws {InvalidServiceTaskInput} when the variables don't fit the schema: retrying can't help, somebody has to correct them.
 */
export function defineServiceTask<Input extends z.ZodType, Output extends z.ZodType<JsonObject>>(
  definition: ServiceTaskDefinition<Input, Output>,
): ServiceTaskHandler {
  return {
    type: definition.type,
    title: definition.title,
    async handle(variables, context) {
      const parsed = definition.input.safeParse(variables);
      if (!parsed.success) throw new InvalidServiceTaskInput(definition.title, describe(parsed.error));
      return definition.output.parse(await definition.run(parsed.data, context));
    },
  };
}

/** A refusal that the diagram may handle: becomes a BPMN error, caught by an error boundary event or event sub-process. */
export class BpmnError extends Error {
  override readonly name = 'BpmnError';
  readonly code: string;
  readonly variables: JsonObject;

  /** @param message in Chinese: a person reads it when no boundary event catches the code. */
  constructor(code: string, message: string, variables: JsonObject = {}) {
    super(message);
    this.code = code;
    this.variables = variables;
  }
}

/** The variables a diagram handed over can't be used: no retry, an incident at once. */
export class InvalidServiceTaskInput extends Error {
  override readonly name = 'InvalidServiceTaskInput';

  constructor(title: string, problems: string, options?: ErrorOptions) {
    super(`「${title}」收到的数据不完整或不正确：${problems}`, options);
  }
}

function describe(error: z.ZodError): string {
  return error.issues.map((issue) => (issue.path.length > 0 ? `${issue.path.join('.')}：${issue.message}` : issue.message)).join('；');
}
