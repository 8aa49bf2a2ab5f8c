import type { JsonObject } from '../../../contract/json.ts';
import type { Command } from '../../../engine/command.ts';
import type { StartEvent } from '../../../engine/definition/element-definition.ts';
import type { ProcessDefinition } from '../../../engine/definition/process-definition.ts';
import { advance, createState } from '../../../engine/index.ts';
import type { JobWait } from '../../../engine/state.ts';
import type { TriggerBody } from '../../../engine/trigger.ts';
import type { Observation, ObservedEntry } from '../run/observation.ts';
import { type JobAnswers } from './job-answers.ts';
import { correlates, MessageBuffer, type Message, type Subscription } from './message-buffer.ts';
import { OpenWork } from './open-work.ts';
import { startEventsByName } from './start-events.ts';
import { TimerStarts, type TimerStart } from './timer-starts.ts';
import { WorldInstance, type AdvanceInstance, type InstanceIdentity, type InstanceParent } from './world-instance.ts';

/** How each instance of a world is advanced. */
export type AdvanceFor = (instance: InstanceIdentity) => AdvanceInstance;

const byEngine: AdvanceFor =
  ({ definition }) =>
  (state, trigger) =>
    advance(definition, state, trigger);

/** More happenings than this in one scenario mean that it never comes to rest. */
const MOST_HAPPENINGS = 50_000;

/**
 * Everything around the engine, in memory and under a virtual clock: it performs what instances command (jobs,
 * timers, messages, signals, called processes) until nothing more happens by itself.
 */
export class World {
  readonly #definitions: ReadonlyMap<string, ProcessDefinition>;
  readonly #answers: JobAnswers;
  readonly #advanceFor: AdvanceFor;
  readonly #instances = new Map<string, WorldInstance>();
  readonly #work = new OpenWork();
  readonly #messages = new MessageBuffer();
  readonly #log: ObservedEntry[] = [];
  readonly #timerStarts = new TimerStarts();
  #queue: (() => void)[] = [];
  #clock: number;
  #happenings = 0;

  constructor(definitions: readonly ProcessDefinition[], clock: number, answers: JobAnswers, advanceFor: AdvanceFor = byEngine) {
    this.#definitions = new Map(definitions.map((definition) => [definition.processId, definition]));
    this.#clock = clock;
    this.#answers = answers;
    this.#advanceFor = advanceFor;
  }

  get clock(): number {
    return this.#clock;
  }

  get instances(): readonly WorldInstance[] {
    return [...this.#instances.values()];
  }

  observe(): Observation {
    return { instances: this.instances.map((instance) => instance.observed(this.#work.keysOf(instance.id))), log: this.#log };
  }

  /** Begins an instance and lets everything happen that follows from it. */
  start(processId: string, variables: JsonObject, startEvent?: string): void {
    this.#begin(processId, variables, startEvent);
    this.#settle();
  }

  /** Arms timer start events: from now on the clock begins their instances. */
  schedule(starts: readonly TimerStart[]): void {
    this.#timerStarts.add(starts);
  }

  /** Hands a trigger to an instance; answers why the engine refuses it, in which case nothing happened. */
  perform(instance: WorldInstance, body: TriggerBody): string | undefined {
    const refusal = instance.refusal({ ...body, at: this.#clock });
    if (refusal !== undefined) return refusal;
    this.#trigger(instance, body);
    this.#settle();
    return undefined;
  }

  publish(message: Message): void {
    this.#publish(message);
    this.#settle();
  }

  broadcast(signalName: string, variables: JsonObject): void {
    this.#broadcast(signalName, variables);
    this.#settle();
  }

  /** Moves the clock on; timers fire on the way, the earliest first, each at its own time. */
  advanceTo(time: number): void {
    for (;;) {
      const next = Math.min(this.#work.nextTimer()?.dueAt ?? Infinity, this.#timerStarts.dueAt);
      if (next > time) break;
      this.#clock = Math.max(this.#clock, next);
      for (const { processId, startEvent } of this.#timerStarts.takeDue(this.#clock)) this.#begin(processId, {}, startEvent);
      this.#settle();
    }
    this.#clock = time;
  }

  /** A job that no automatic answer takes care of. */
  isManual(job: JobWait): boolean {
    return !this.#answers.isAutomatic(job.jobType);
  }

  #settle(): void {
    for (;;) {
      const happening = this.#queue.shift() ?? this.#dueTimer();
      if (happening === undefined) return;
      this.#happenings += 1;
      if (this.#happenings > MOST_HAPPENINGS) throw new Error(`No rest after ${String(MOST_HAPPENINGS)} happenings: the scenario loops`);
      happening();
    }
  }

  #dueTimer(): (() => void) | undefined {
    const timer = this.#work.nextTimer();
    if (timer === undefined || timer.dueAt > this.#clock) return undefined;
    return () => {
      this.#work.closeTimer(timer);
      this.#trigger(this.#instance(timer.instanceId), { type: 'timerFired', key: timer.key });
    };
  }

  #begin(processId: string, variables: JsonObject, startEvent?: string, parent?: InstanceParent): WorldInstance | undefined {
    const definition = this.#definitions.get(processId);
    if (definition === undefined) return undefined;
    const identity = { id: `${processId}:${String(this.#instances.size + 1)}`, definition, parent };
    const instance = new WorldInstance(identity, createState(), this.#advanceFor(identity));
    this.#instances.set(instance.id, instance);
    this.#trigger(instance, {
      type: 'start',
      variables,
      ...(startEvent === undefined ? {} : { startEvent }),
      ...(parent === undefined ? {} : { caughtByParent: parent.catches }),
    });
    return instance;
  }

  /** Triggers may come too late for what they address: like a real world, this one asks first and then lets them go. */
  #trigger(instance: WorldInstance, body: TriggerBody): void {
    const trigger = { ...body, at: this.#clock };
    if (instance.refusal(trigger) !== undefined) return;
    const wasSuspended = instance.state.suspended;
    const { state, commands, log } = instance.advance(trigger);
    this.#log.push(...log.map((entry) => ({ instanceId: instance.id, entry })));
    for (const command of commands) this.#carryOut(instance, command);
    if (wasSuspended && !state.suspended) this.#offerBufferedMessages(instance);
  }

  #carryOut(instance: WorldInstance, command: Command): void {
    this.#work.follow(instance.id, command);
    switch (command.type) {
      case 'createJob':
        return this.#later(() => this.#answer(instance, command.job.key));
      case 'openMessageSubscription':
        return this.#offerBuffered(instance, { instanceId: instance.id, ...command });
      case 'publishMessage':
        return this.#later(() => this.#publish({ name: command.messageName, ...command }));
      case 'broadcastSignal':
        return this.#later(() => this.#broadcast(command.signalName, command.variables, instance));
      case 'startChild': {
        const parent = { instance, waitKey: command.key, catches: command.catches };
        return this.#later(() => this.#call(command.processId, command.variables, parent));
      }
      case 'cancelChild': {
        const child = this.instances.find(({ parent }) => parent?.instance === instance && parent.waitKey === command.key);
        // Before anything else, so that a child whose caller is gone does nothing more.
        if (child) this.#queue.unshift(() => this.#trigger(child, { type: 'cancel' }));
        return;
      }
      case 'escalateToParent': {
        const { parent } = instance;
        if (parent) {
          this.#later(() =>
            this.#trigger(parent.instance, {
              type: 'childEscalation',
              key: parent.waitKey,
              code: command.code,
              variables: command.variables,
            }),
          );
        }
        return;
      }
      case 'endInstance':
        return this.#reportEnd(instance, command);
      default:
        return;
    }
  }

  #later(happening: () => void): void {
    this.#queue.push(happening);
  }

  #answer(instance: WorldInstance, key: string): void {
    const job = instance.state.waits[key];
    const answer = job?.kind === 'job' ? this.#answers.next(job) : undefined;
    if (answer) this.#trigger(instance, answer);
  }

  #call(processId: string, variables: JsonObject, parent: InstanceParent): void {
    // The call may have been interrupted before its turn came.
    if (parent.instance.state.waits[parent.waitKey] === undefined) return;
    if (this.#begin(processId, variables, undefined, parent) === undefined) {
      this.#trigger(parent.instance, { type: 'childFailed', key: parent.waitKey, message: `没有部署流程“${processId}”` });
    }
  }

  #reportEnd(instance: WorldInstance, { outcome }: Command & { type: 'endInstance' }): void {
    const { parent } = instance;
    if (!parent) return;
    const key = parent.waitKey;
    switch (outcome.kind) {
      case 'completed':
        return this.#later(() => this.#trigger(parent.instance, { type: 'childCompleted', key, variables: outcome.variables }));
      case 'error':
        return this.#later(() =>
          this.#trigger(parent.instance, { type: 'childError', key, code: outcome.code, variables: outcome.variables }),
        );
      case 'terminated':
        return this.#later(() =>
          this.#trigger(parent.instance, { type: 'childFailed', key, message: outcome.reason ?? '被调用的流程被终止' }),
        );
    }
  }

  /** One message goes to one subscription, else it starts one instance, else it waits (BPMN 2.0, 10.5.1). */
  #publish(message: Message): void {
    const subscription = this.#work
      .subscriptions()
      .find((candidate) => correlates(message, candidate) && !this.#instance(candidate.instanceId).state.suspended);
    if (subscription) return this.#deliver(subscription, message);
    const [start] = this.#startsByName('message', message.name);
    if (start) this.#begin(start.processId, message.variables, start.event.id);
    else this.#messages.keep(message);
  }

  #deliver(subscription: Subscription, message: Message): void {
    this.#trigger(this.#instance(subscription.instanceId), {
      type: 'messageReceived',
      key: subscription.key,
      variables: message.variables,
    });
  }

  #offerBuffered(instance: WorldInstance, { key, messageName, correlationKey }: Subscription): void {
    this.#later(() => {
      const subscription = this.#work.subscriptions().find((candidate) => candidate.instanceId === instance.id && candidate.key === key);
      if (subscription === undefined || instance.state.suspended) return;
      const message = this.#messages.take({ instanceId: instance.id, key, messageName, correlationKey });
      if (message === undefined) return;
      this.#deliver(subscription, message);
      // A subscription that stays open takes every message that waits for it.
      this.#offerBuffered(instance, subscription);
    });
  }

  #offerBufferedMessages(instance: WorldInstance): void {
    for (const subscription of this.#work.subscriptions()) {
      if (subscription.instanceId === instance.id) this.#offerBuffered(instance, subscription);
    }
  }

  /** Everybody who listens now hears a signal; who begins with it begins (BPMN 2.0, 10.5.1). */
  #broadcast(signalName: string, variables: JsonObject, thrower?: WorldInstance): void {
    const listening = this.instances.filter((instance) => instance !== thrower);
    for (const start of this.#startsByName('signal', signalName)) this.#begin(start.processId, variables, start.event.id);
    for (const instance of listening) this.#trigger(instance, { type: 'signalReceived', signalName, variables });
  }

  #startsByName(kind: 'message' | 'signal', name: string): readonly { readonly processId: string; readonly event: StartEvent }[] {
    return [...this.#definitions.values()].flatMap((definition) =>
      startEventsByName(definition, kind, name, this.#clock).map((event) => ({ processId: definition.processId, event })),
    );
  }

  #instance(id: string): WorldInstance {
    const instance = this.#instances.get(id);
    if (instance === undefined) throw new Error(`No instance ${id}`);
    return instance;
  }
}
