import { allHandlersFinished, type CancellationScope } from '@temporalio/workflow';
import type { JsonObject } from '../contract/json.ts';
import type { InstanceUpdateReply, OpenedTask } from '../contract/process-instance.ts';
import type { BufferedMessage, InstanceRow } from '../contract/projection.ts';
import {
  createState,
  LiveInstance,
  ROOT_KEY,
  type Command,
  type InstanceOutcome,
  type InstanceState,
  type Rejection,
  type TriggerBody,
} from '../engine/index.ts';
import { upgradeCarriedState, type CarriedState } from './carried-state.ts';
import { Effects } from './effects.ts';
import { LocalLane } from './local-lane.ts';
import { OpenWork, type OpenRows } from './open-work.ts';
import { Performer } from './performer.ts';
import type { InstanceInput, PerformingInstance } from './performing-instance.ts';
import { Projector } from './projector.ts';
import { Recent } from './recent.ts';
import { StateSize } from './state-size.ts';

/** How many answers and message ids are remembered: a client repeats within seconds, not after a hundred others. */
const REMEMBERED = 100;
/** Tasks named in a reply: enough to go on with, and a fan-out of 500 doesn't blow up the history. */
const OPENED_IN_REPLY = 20;

export type Applied = { readonly reply: InstanceUpdateReply } | { readonly rejected: Rejection };

/**
 * A running process instance: the engine's state, and the wiring between what the engine says and Temporal. All
 * decisions are the engine's; here triggers come in, commands go out, and effects go to the read model.
 */
export class Instance implements PerformingInstance {
  readonly id: string;
  /** Names another definition after a migration: what continues as new goes on with that. */
  input: InstanceInput;
  readonly lane = new LocalLane();
  readonly projector: Projector;
  readonly performer: Performer;
  readonly openWork: OpenWork;
  readonly answers: Recent<InstanceUpdateReply>;
  readonly received: Recent<true>;
  outcome: InstanceOutcome | undefined;
  /** A bug of ours, met outside the main function: it fails the workflow task. */
  failure: { readonly error: unknown } | undefined;
  /** The calling instance wants a signal at the end. */
  reportEnd: boolean;
  /** Answer to the request that started the instance; known in its first run. */
  startReply: InstanceUpdateReply | undefined;
  /** Things that happened in this run. */
  actions = 0;
  readonly #engine: LiveInstance;
  readonly #size = new StateSize();
  #lastVariables: JsonObject = {};

  /** `scope` shields everything from Temporal's own cancellation: an instance ends by the engine's rules. */
  constructor(id: string, input: InstanceInput, scope: CancellationScope) {
    const carried = input.carried && upgradeCarriedState(input.carried);
    this.id = id;
    this.input = input;
    this.#engine = new LiveInstance(input.definition, carried?.engine ?? createState());
    this.openWork = new OpenWork(carried ?? { tasks: [], subscriptions: [], jobs: [] });
    this.answers = new Recent(REMEMBERED, carried?.answers);
    this.received = new Recent(REMEMBERED, carried?.received);
    this.reportEnd = carried?.reportEnd ?? false;
    this.projector = new Projector(this, this.lane, carried);
    this.performer = new Performer(this, scope, new Map(carried?.children));
  }

  get row(): InstanceRow {
    const { input } = this;
    return {
      processId: input.definition.processId,
      definitionHash: input.definitionHash,
      businessKey: input.businessKey,
      organisation: input.organisation,
      ...(input.start.startedBy === undefined ? {} : { startedBy: input.start.startedBy }),
      ...(input.parent === undefined ? {} : { parentInstanceId: input.parent.instanceId }),
    };
  }

  /** The engine's state; to be asked for seldom, because the next trigger then copies it. */
  get state(): InstanceState {
    return this.#engine.state;
  }

  get status(): InstanceState['status'] {
    return this.#engine.status;
  }

  get variables(): JsonObject {
    return this.#engine.variables ?? this.#lastVariables;
  }

  /** The state nears what fits into a payload: actions that bring more data are refused. */
  get isStateFull(): boolean {
    return this.#size.isFull(() => this.state);
  }

  get handlersFinished(): boolean {
    return allHandlersFinished();
  }

  get endReason(): string | undefined {
    return this.outcome?.kind === 'terminated' ? this.outcome.reason : undefined;
  }

  openRows(): OpenRows {
    return this.openWork.rows(this.state);
  }

  /** The first run's beginning. */
  start(body: TriggerBody): void {
    const applied = this.apply(body, this.input.start.messageId);
    if ('rejected' in applied) throw new Error(`The start was rejected: ${applied.rejected.message}`);
    this.startReply = applied.reply;
  }

  /** A later run's beginning. */
  resume(carried: CarriedState): void {
    const underWay = new Set(carried.jobsUnderWay);
    this.performer.resume(
      Object.values(this.state.waits),
      carried.jobs.filter(({ key }) => underWay.has(key)),
    );
  }

  /** Whether something may happen to the instance now. */
  check(body: TriggerBody): Rejection | undefined {
    return this.#engine.check({ ...body, at: Date.now() });
  }

  /** Lets something happen to the instance. `messageId`: the published message that it is. */
  apply(body: TriggerBody, messageId?: string): Applied {
    const at = Date.now();
    const before = this.variables;
    const { commands, log, rejected } = this.#engine.apply({ ...body, at });
    if (rejected !== undefined) return { rejected };
    this.actions += 1;
    this.#size.grow(body);
    const end = commands.find((command) => command.type === 'endInstance');
    if (end !== undefined) {
      this.outcome = end.outcome;
      this.#lastVariables = end.outcome.kind === 'completed' ? end.outcome.variables : before;
    }
    const effects = new Effects();
    effects.add(at, commands, log, ROOT_KEY);
    if (messageId !== undefined) {
      effects.messagesDelivered.push(messageId);
      this.received.add(messageId, true);
    }
    this.projector.add(effects);
    for (const command of commands) this.openWork.add(command, at);
    this.performer.perform(commands);
    if (body.type === 'migrate') this.#adopt(body);
    return { reply: this.reply(openedBy(commands)) };
  }

  /** Like `apply` where nobody waits for the answer: what comes too late for its wait is no fault. */
  happen(body: TriggerBody, messageId?: string): void {
    this.apply(body, messageId);
  }

  /** Takes a message in, once: `happen` for messages that may come a second time. */
  receive({ key, messageId, variables }: BufferedMessage): void {
    if (!this.received.has(messageId)) this.happen({ type: 'messageReceived', key, variables }, messageId);
  }

  /** From now on everything is the other version's; the read model gets what is open under its new elements. */
  #adopt({ target, definitionHash }: TriggerBody & { readonly type: 'migrate' }): void {
    this.input = { ...this.input, definition: target, definitionHash: definitionHash ?? this.input.definitionHash };
    this.projector.requestFull();
  }

  reply(opened: readonly OpenedTask[] = []): InstanceUpdateReply {
    return { instanceId: this.id, status: this.status, batch: this.projector.latestBatch, opened };
  }

  fail(error: unknown): void {
    this.failure ??= { error };
  }
}

function openedBy(commands: readonly Command[]): readonly OpenedTask[] {
  return commands
    .flatMap((command) => (command.type === 'createUserTask' ? [command.task] : []))
    .slice(0, OPENED_IN_REPLY)
    .map(({ key, elementId, name, assignee, candidateGroups }) => ({
      key,
      elementId,
      name,
      candidateGroups,
      ...(assignee === undefined ? {} : { assignee }),
    }));
}
