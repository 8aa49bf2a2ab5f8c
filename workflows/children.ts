import {
  ChildWorkflowCancellationType,
  ParentClosePolicy,
  startChild,
  type CancellationScope,
  type ChildWorkflowHandle,
} from '@temporalio/workflow';
import {
  instanceSignals,
  PROCESS_INSTANCE_WORKFLOW,
  type InstanceResult,
  type ProcessInstanceInput,
} from '../contract/process-instance.ts';
import type { Command, TriggerBody } from '../engine/index.ts';
import { MAX_CALL_DEPTH, notDeployed, TOO_DEEP } from '../contract/call-refusals.ts';
import { CalledVersions } from './called-versions.ts';
import { cancelUnlessClosed, signalUnlessClosed } from './external-instances.ts';
import type { PerformingInstance } from './performing-instance.ts';
import { instanceSearchAttributes } from './search-attributes.ts';
import { Waiting } from './waiting.ts';

type StartChild = Extract<Command, { type: 'startChild' }>;
type ChildWorkflow = (input: ProcessInstanceInput) => Promise<InstanceResult>;

/** Workflow ids hold 1,000 characters, and each call adds its process to the caller's id. */
const MAX_ID_LENGTH = 900;

/**
 * Instances that call activities have started. They are abandoned children: Temporal ends or disconnects others when
 * their parent continues as new. The engine cancels them explicitly, and after the caller has continued as new they
 * report their end by signal instead of Temporal's own notice, which would go to the closed run.
 */
export class Children {
  readonly #instance: PerformingInstance;
  readonly #scope: CancellationScope;
  readonly #results: Waiting;
  readonly #versions: CalledVersions;
  readonly #ids: Map<string, string>;
  /** Wait keys of those that report by signal. */
  readonly #reporting: Set<string>;
  /** Wait keys of those that were asked to; one that had ended by then is noticed the usual way. */
  readonly #asked: Set<string>;
  readonly #starting = new Set<string>();
  #cancelling = 0;

  constructor(instance: PerformingInstance, scope: CancellationScope, carried: ReadonlyMap<string, string>) {
    this.#instance = instance;
    this.#scope = scope;
    this.#versions = new CalledVersions(instance);
    this.#ids = new Map(carried);
    this.#reporting = new Set(carried.keys());
    this.#asked = new Set(carried.keys());
    this.#results = new Waiting(scope, (error) => {
      instance.fail(error);
    });
  }

  /** Nothing is being started or cancelled. */
  get isIdle(): boolean {
    return this.#starting.size === 0 && this.#cancelling === 0;
  }

  /** Every instance called will report by signal: this one may continue as new. */
  get areReporting(): boolean {
    return [...this.#ids.keys()].every((key) => this.#reporting.has(key));
  }

  get needAsking(): boolean {
    return [...this.#ids.keys()].some((key) => !this.#asked.has(key));
  }

  /** How many instances are above one that is called from here. */
  get #depth(): number {
    const { parent } = this.#instance.input;
    return parent === undefined ? 1 : (parent.depth ?? 1) + 1;
  }

  toEntries(): readonly (readonly [string, string])[] {
    return [...this.#ids];
  }

  start(command: StartChild): void {
    this.#starting.add(command.key);
    void this.#scope
      .run(() => this.#start(command))
      .catch((error: unknown) => {
        this.#instance.fail(error);
      });
  }

  cancel(key: string): void {
    this.#starting.delete(key);
    this.#results.cancel(key);
    const id = this.#ids.get(key);
    this.#forget(key);
    if (id !== undefined) this.#cancelById(id);
  }

  /** A called instance has told its end by signal. */
  ended(key: string, result: InstanceResult): void {
    if (!this.#ids.has(key)) return;
    this.#results.cancel(key);
    this.#happen(key, triggerOf(key, result));
  }

  /** Asks those that don't report yet to do so. */
  async askToReport(): Promise<void> {
    for (const [key, id] of [...this.#ids].filter(([key]) => !this.#asked.has(key))) {
      this.#asked.add(key);
      const isRunning = await signalUnlessClosed(id, instanceSignals.reportEnd, {});
      if (isRunning && this.#ids.has(key)) this.#reporting.add(key);
    }
  }

  async #start(command: StartChild): Promise<void> {
    const { key, processId, binding } = command;
    const id = `${processId}:${this.#instance.id}/${key}`;
    const definitionHash = await this.#versions.resolve(command);
    if (!this.#starting.has(key)) return;
    if (definitionHash === null) {
      this.#fail(key, notDeployed(binding));
      return;
    }
    if (this.#depth > MAX_CALL_DEPTH || id.length > MAX_ID_LENGTH) {
      this.#fail(key, TOO_DEEP);
      return;
    }
    const child = await this.#startOrFail(command, id, definitionHash);
    if (child === undefined) return;
    if (!this.#starting.delete(key)) {
      this.#cancelById(id);
      return;
    }
    this.#ids.set(key, id);
    this.#results.start(
      key,
      async () => triggerOf(key, await resultOf(child)),
      (trigger) => {
        this.#happen(key, trigger);
      },
    );
  }

  async #startOrFail(command: StartChild, id: string, definitionHash: string) {
    const caller = this.#instance.input;
    const { key, elementId, processId, variables, catches, businessKey = caller.businessKey, organisation = caller.organisation } = command;
    const input: ProcessInstanceInput = {
      definition: { definitionHash },
      definitionHash,
      businessKey,
      organisation,
      start: { variables },
      parent: { instanceId: this.#instance.id, waitKey: key, catches, ...(this.#depth === 1 ? {} : { depth: this.#depth }) },
    };
    try {
      return await startChild<ChildWorkflow>(PROCESS_INSTANCE_WORKFLOW, {
        workflowId: id,
        args: [input],
        parentClosePolicy: ParentClosePolicy.ABANDON,
        cancellationType: ChildWorkflowCancellationType.ABANDON,
        typedSearchAttributes: instanceSearchAttributes(processId, organisation),
        staticSummary: elementId,
      });
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'WorkflowExecutionAlreadyStartedError') throw error;
      this.#fail(key, '上一次调用的实例仍在运行');
      return undefined;
    }
  }

  #cancelById(id: string): void {
    this.#cancelling += 1;
    void this.#scope
      .run(() => cancelUnlessClosed(id))
      .then(
        () => {
          this.#cancelling -= 1;
        },
        (error: unknown) => {
          this.#instance.fail(error);
        },
      );
  }

  #fail(key: string, message: string): void {
    this.#starting.delete(key);
    this.#happen(key, { type: 'childFailed', key, message });
  }

  #happen(key: string, trigger: TriggerBody): void {
    this.#forget(key);
    this.#instance.happen(trigger);
  }

  #forget(key: string): void {
    this.#ids.delete(key);
    this.#reporting.delete(key);
    this.#asked.delete(key);
  }
}

async function resultOf(child: ChildWorkflowHandle<ChildWorkflow>): Promise<InstanceResult | 'lost'> {
  try {
    return await child.result();
  } catch {
    return 'lost';
  }
}

function triggerOf(key: string, result: InstanceResult | 'lost'): TriggerBody {
  if (result === 'lost') return { type: 'childFailed', key, message: '被调用的实例在引擎之外被终止' };
  switch (result.kind) {
    case 'completed':
      return { type: 'childCompleted', key, variables: result.variables };
    case 'error':
      return { type: 'childError', key, code: result.code, variables: result.variables };
    case 'terminated':
      return {
        type: 'childFailed',
        key,
        message: result.reason === undefined ? '被调用的实例被终止' : `被调用的实例被终止：${result.reason}`,
      };
  }
}
