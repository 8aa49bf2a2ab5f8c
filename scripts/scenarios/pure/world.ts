import { MAX_CALL_DEPTH, notDeployed, TOO_DEEP } from '../../../contract/call-refusals.ts';
import type { JsonObject } from '../../../contract/json.ts';
import type { Command } from '../../../engine/command.ts';
import type { ProcessDefinition } from '../../../engine/definition/process-definition.ts';
import type { JobWait } from '../../../engine/state.ts';
import type { TriggerBody } from '../../../engine/trigger.ts';
import type { Observation, ObservedEntry } from '../run/observation.ts';
import { toldToCaller } from './told-to-caller.ts';
import { type JobAnswers } from './job-answers.ts';
import { correlates, MessageBuffer, type Message, type Subscription } from './message-buffer.ts';
import { OpenWork } from './open-work.ts';
import { beginningWith, byProcessId, startsByName, type BeginAt, type ProcessStart } from './start-events.ts';
import { TimerStarts, type TimerStart } from './timer-starts.ts';
import { byEngine, WorldInstance, type AdvanceFor, type InstanceOrigin, type InstanceParent } from './world-instance.ts';

/** More happenings than this in one scenario mean that it never comes to rest. */
const MOST_HAPPENINGS = 50_000;

/**
 * Everything around the engine, in memory and under a virtual clock: it performs what instances command (jobs,
 * timers, messages, signals, called processes) until nothing more happens by itself.
 */
export class World {
  readonly #definitions: Map<string, ProcessDefinition>;
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

  /** Later versions: new instances are of these. */
  deploy(definitions: readonly ProcessDefinition[]): void {
    for (const definition of definitions) this.#definitions.set(definition.processId, definition);
  }

  /** Begins an instance and lets everything happen that follows from it. */
  start(processId: string, variables: JsonObject, begin: BeginAt = {}): void {
    this.#begin(processId, variables, begin);
    this.#settle();
  }

  /** Arms timer start events: from now on the clock begins their instances. */
  schedule(starts: readonly TimerStart[]): void {
    this.#timerStarts.add(starts);
  }

  /** Hands a trigger to an instance; answers why the engine refuses it, in which case nothing happened. */
  perform(instance: WorldInstance, body: TriggerBody): string | undefined {
    const refusal = this.#trigger(instance, body);
    if (refusal === undefined) this.#settle();
    return refusal;
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
      for (const { processId, start } of this.#timerStarts.takeDue(this.#clock)) this.#begin(processId, {}, beginningWith(start));
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

  #begin(processId: string, variables: JsonObject, begin: BeginAt, origin: InstanceOrigin = {}): void {
    const definition = this.#definitions.get(processId);
    if (definition === undefined) return;
    const identity = { id: `${processId}:${String(this.#instances.size + 1)}`, definition, ...origin };
    const instance = new WorldInstance(identity, this.#advanceFor(identity));
    this.#instances.set(instance.id, instance);
    this.#trigger(instance, {
      type: 'start',
      variables,
      ...begin,
      ...(origin.parent === undefined ? {} : { caughtByParent: origin.parent.catches }),
    });
  }

  /** Triggers may come too late for what they address: like a real world, this one lets them go, and answers why. */
  #trigger(instance: WorldInstance, body: TriggerBody): string | undefined {
    const wasSuspended = instance.state.suspended;
    const { state, commands, log, rejected } = instance.advance({ ...body, at: this.#clock });
    if (rejected !== undefined) return rejected.message;
    this.#log.push(...log.map((entry) => ({ instanceId: instance.id, entry })));
    for (const command of commands) this.#carryOut(instance, command);
    if (wasSuspended && !state.suspended) this.#offerBufferedMessages(instance);
    return undefined;
  }

  #carryOut(instance: WorldInstance, command: Command): void {
    this.#work.follow(instance.id, command);
    switch (command.type) {
      case 'createJob':
        return this.#later(() => this.#answer(instance, command.job.key));
      case 'openMessageSubscription':
        return this.#offerBuffered(instance, command);
      case 'publishMessage':
        return this.#later(() => this.#publish({ name: command.messageName, ...command }));
      case 'broadcastSignal':
        return this.#later(() => this.#broadcast(command.signalName, command.variables, instance));
      case 'startChild': {
        const depth = (instance.parent?.depth ?? 0) + 1;
        const parent = { instance, waitKey: command.key, catches: command.catches, depth };
        return this.#later(() => this.#call(command, parent));
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
        if (instance.messageKey !== undefined) this.#later(() => this.#startWaiting(instance));
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

  #call({ processId, variables, binding }: Command & { type: 'startChild' }, parent: InstanceParent): void {
    // The call may have been interrupted before its turn came.
    if (parent.instance.state.waits[parent.waitKey] === undefined) return;
    const called = this.#definitions.get(processId);
    // What a scenario deploys is one deployment.
    const isMeant = called !== undefined && (binding?.kind !== 'versionTag' || called.versionTag === binding.tag);
    const refusal = isMeant ? (parent.depth > MAX_CALL_DEPTH ? TOO_DEEP : undefined) : notDeployed(binding);
    if (refusal === undefined) this.#begin(processId, variables, {}, { parent });
    else this.#trigger(parent.instance, { type: 'childFailed', key: parent.waitKey, message: refusal });
  }

  #reportEnd(instance: WorldInstance, { outcome }: Command & { type: 'endInstance' }): void {
    const { parent } = instance;
    if (parent) this.#later(() => this.#trigger(parent.instance, toldToCaller(parent.waitKey, outcome)));
  }

  /** One message goes to one subscription, else it starts one instance, else it waits (BPMN 2.0, 10.5.1). */
  #publish(message: Message): void {
    if (!this.#messages.register(message, this.#clock)) return;
    const subscription = this.#work
      .subscriptions()
      .find((candidate) => correlates(message, candidate) && !this.#instance(candidate.instanceId).state.suspended);
    if (subscription) this.#deliver(subscription, message);
    else if (!this.#startByMessage(message)) this.#messages.keep(message);
  }

  #startByMessage(message: Message): boolean {
    const start = this.#starterOf(message);
    if (start === undefined) return false;
    const { variables, correlationKey } = message;
    this.#begin(start.processId, variables, beginningWith(start.trigger), correlationKey === '' ? {} : { messageKey: correlationKey });
    return true;
  }

  /** What a message begins: of several processes the first one by id; with a key only while no instance of it runs (as in Camunda 8). */
  #starterOf({ name, correlationKey }: Message): ProcessStart | undefined {
    const [start] = startsByName(this.#definitions.values(), 'message', name, this.#clock).toSorted(byProcessId);
    const runs = this.instances.some(
      ({ definition, messageKey, state }) =>
        definition.processId === start?.processId && messageKey === correlationKey && state.status === 'active',
    );
    return runs ? undefined : start;
  }

  /** An instance that a message with a key began has ended: the next that waits begins one. */
  #startWaiting({ definition: { processId } }: WorldInstance): void {
    const message = this.#messages.take((waiting) => this.#starterOf(waiting)?.processId === processId, this.#clock);
    if (message !== undefined) this.#startByMessage(message);
  }

  #deliver(subscription: Subscription, message: Message): void {
    this.#trigger(this.#instance(subscription.instanceId), {
      type: 'messageReceived',
      key: subscription.key,
      variables: message.variables,
    });
  }

  #offerBuffered(instance: WorldInstance, { key }: Pick<Subscription, 'key'>): void {
    this.#later(() => {
      const subscription = this.#work.subscriptions().find((candidate) => candidate.instanceId === instance.id && candidate.key === key);
      if (subscription === undefined || instance.state.suspended) return;
      const message = this.#messages.take((waiting) => correlates(waiting, subscription), this.#clock);
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
    const starts = startsByName(this.#definitions.values(), 'signal', signalName, this.#clock);
    for (const { processId, trigger } of starts) this.#begin(processId, variables, beginningWith(trigger));
    for (const instance of listening) this.#trigger(instance, { type: 'signalReceived', signalName, variables });
  }

  #instance(id: string): WorldInstance {
    const instance = this.#instances.get(id);
    if (instance === undefined) throw new Error(`No instance ${id}`);
    return instance;
  }
}
