import type { JsonObject } from '../contract/json.ts';
import type { Command } from './command.ts';
import type { ElementDefinition } from './definition/element-definition.ts';
import type { FlowScope, ProcessDefinition } from './definition/process-definition.ts';
import { ACTIVATION_WORK, FeelBudget } from './feel/index.ts';
import type { InstanceHead, InstanceMemory } from './instance-memory.ts';
import type { LogEntry } from './log.ts';
import { ModelFault } from './model-fault.ts';
import type { ElementInstance, Incident, InstanceState, Step, Wait } from './state.ts';

/** A wait as its maker gives it: the key and the owner come from the activation. */
export type NewWait = Wait extends infer W ? (W extends Wait ? Omit<W, 'key' | 'owner'> : never) : never;

/** Variables written to the scope of element instance `scope`, with what was there before. */
export interface VariableChange {
  readonly scope: string;
  readonly before: JsonObject;
  readonly changes: JsonObject;
}

/**
 * One call of `advance` under way: the only place that writes state, commands and log. Behaviours read the
 * definition and the state through it and say what they want in its verbs.
 */
export class Activation {
  readonly at: number;
  readonly steps: Step[];
  /** What the expressions of this activation may still cost together, with the copying of variables. */
  readonly budget: FeelBudget;
  /** The person on whose behalf everything in this activation happens. */
  actor: string | undefined;
  readonly #commands: Command[] = [];
  readonly #log: LogEntry[] = [];
  #variableChanges: VariableChange[] = [];
  readonly #memory: InstanceMemory;
  #definition: ProcessDefinition;

  constructor(definition: ProcessDefinition, memory: InstanceMemory, at: number, work: number = ACTIVATION_WORK) {
    this.#definition = definition;
    this.#memory = memory;
    this.at = at;
    this.steps = [];
    this.budget = new FeelBudget(work);
  }

  get head(): InstanceHead {
    return this.#memory.head;
  }

  get commands(): readonly Command[] {
    return this.#commands;
  }

  get log(): readonly LogEntry[] {
    return this.#log;
  }

  /** Changes what belongs to the instance as a whole. */
  change(patch: Partial<Omit<InstanceHead, 'format'>>): void {
    this.#memory.head = { ...this.#memory.head, ...patch };
  }

  emit(command: Command): void {
    this.#commands.push(command);
  }

  record(entry: LogEntry): void {
    this.#log.push(entry);
  }

  schedule(step: Step): void {
    this.steps.push(step);
  }

  newKey(): string {
    const { nextKey } = this.head;
    this.change({ nextKey: nextKey + 1 });
    return String(nextKey);
  }

  // Element instances

  find(key: string): ElementInstance | undefined {
    return this.#memory.elements.get(key);
  }

  /** The element instance of a key that must be live. */
  instance(key: string): ElementInstance {
    const instance = this.#memory.elements.get(key);
    if (!instance) {
      throw new Error(`No element instance ${key}`);
    }
    return instance;
  }

  instances(): ElementInstance[] {
    return this.#memory.elements.values();
  }

  /** What is directly in a scope or multi-instance body. */
  childrenOf(key: string): ElementInstance[] {
    return this.#memory.elements.valuesIn(key);
  }

  addInstance(instance: ElementInstance): void {
    this.#memory.elements.set(instance.key, instance);
  }

  update(key: string, patch: Partial<Omit<ElementInstance, 'key' | 'elementId' | 'role' | 'parent'>>): ElementInstance {
    const updated = { ...this.instance(key), ...patch };
    this.#memory.elements.set(key, updated);
    return updated;
  }

  /** Puts a live instance at another element: in a migration only, otherwise an instance stays what it is. */
  moveInstance(instance: ElementInstance): void {
    this.#memory.elements.set(instance.key, instance);
  }

  /** All listeners of an event are done. */
  endListeners(key: string): void {
    const { listeners: _done, ...instance } = this.instance(key);
    this.#memory.elements.set(key, instance);
  }

  removeInstance(key: string): void {
    this.#memory.elements.delete(key);
  }

  // Definitions

  get definition(): ProcessDefinition {
    return this.#definition;
  }

  /** Everything from now on is of another version: a migration, which also moves the instances to its elements. */
  adopt(definition: ProcessDefinition): void {
    this.#definition = definition;
  }

  /** The definition of a flow node; the process itself has none. */
  elementOf(instance: ElementInstance): ElementDefinition {
    return this.element(instance.elementId);
  }

  element(elementId: string): ElementDefinition {
    const element = this.definition.elements[elementId];
    if (!element) {
      throw new Error(`No element ${elementId} in process ${this.definition.processId}`);
    }
    return element;
  }

  scope(scopeId: string): FlowScope {
    const scope = this.definition.scopes[scopeId];
    if (!scope) {
      throw new Error(`No flow scope ${scopeId} in process ${this.definition.processId}`);
    }
    return scope;
  }

  // Waits

  wait(key: string): Wait | undefined {
    return this.#memory.waits.get(key);
  }

  waitsOf<Kind extends Wait['kind']>(kind: Kind): Extract<Wait, { readonly kind: Kind }>[] {
    return this.#memory.waits.valuesIn(kind).filter((wait) => isOfKind(wait, kind));
  }

  openWait(owner: string, wait: NewWait): Wait {
    const opened: Wait = { ...wait, key: this.newKey(), owner };
    this.#memory.waits.set(opened.key, opened);
    this.update(owner, { waits: [...this.instance(owner).waits, opened.key] });
    return opened;
  }

  replaceWait(wait: Wait): void {
    this.#memory.waits.set(wait.key, wait);
  }

  dropWait(wait: Wait): void {
    this.#memory.waits.delete(wait.key);
    this.update(wait.owner, { waits: this.instance(wait.owner).waits.filter((key) => key !== wait.key) });
  }

  // Incidents

  incident(key: string): Incident | undefined {
    return this.#memory.incidents.get(key);
  }

  incidents(): Incident[] {
    return this.#memory.incidents.values();
  }

  incidentsOf(instanceKey: string): Incident[] {
    return this.#memory.incidents.valuesIn(instanceKey);
  }

  /** `elementId`: the element at fault, where that isn't the one that stops. */
  raiseIncident(instance: ElementInstance, fault: ModelFault, elementId = instance.elementId): void {
    const incident: Incident = {
      key: this.newKey(),
      elementInstance: instance.key,
      elementId,
      kind: fault.kind,
      message: fault.message,
      remedy: fault.remedy,
      raisedAt: this.at,
      ...(fault.wait === undefined ? {} : { wait: fault.wait }),
    };
    this.#memory.incidents.set(incident.key, incident);
    this.emit({ type: 'raiseIncident', incident });
    this.record({ type: 'incident', event: 'raised', key: incident.key, elementId: incident.elementId, kind: incident.kind });
  }

  removeIncident(incident: Incident): void {
    this.#memory.incidents.delete(incident.key);
    this.emit({ type: 'removeIncident', key: incident.key });
    this.record({ type: 'incident', event: 'resolved', key: incident.key, elementId: incident.elementId, kind: incident.kind });
  }

  /** The incident's element is called differently now: see `moveInstance`. */
  moveIncident(incident: Incident, elementId: string): void {
    this.#memory.incidents.set(incident.key, { ...incident, elementId });
  }

  /**
   * Runs `work` as a whole or not at all: a model's fault undoes what it did and becomes an incident of the
   * element instance `key` (if that is still there).
   */
  attempt(key: string, work: () => void, elementId?: string): void {
    const mark = this.#memory.mark();
    const lengths = [this.#commands.length, this.#log.length, this.steps.length, this.#variableChanges.length] as const;
    try {
      work();
    } catch (error) {
      if (!(error instanceof ModelFault)) {
        throw error;
      }
      this.#memory.rollBack(mark);
      this.#commands.length = lengths[0];
      this.#log.length = lengths[1];
      this.steps.length = lengths[2];
      this.#variableChanges.length = lengths[3];
      this.raiseIncident(this.instance(key), error, elementId);
    }
  }

  /** The state as it is at this moment. */
  snapshot(): InstanceState {
    return this.#memory.snapshot();
  }

  /** The process instance's own element instance. */
  root(): ElementInstance {
    return this.instance(ROOT_KEY);
  }

  setVariables(key: string, variables: JsonObject): void {
    if (Object.keys(variables).length > 0) {
      const before = this.instance(key).variables;
      this.budget.spend(Object.keys(before).length);
      this.update(key, { variables: { ...before, ...variables } });
      this.record({ type: 'variables', scope: key, changes: variables });
      this.#variableChanges.push({ scope: key, before, changes: variables });
    }
  }

  /** What has been written since the last call. */
  takeVariableChanges(): readonly VariableChange[] {
    const changes = this.#variableChanges;
    if (changes.length > 0) {
      this.#variableChanges = [];
    }
    return changes;
  }
}

function isOfKind<Kind extends Wait['kind']>(wait: Wait, kind: Kind): wait is Extract<Wait, { readonly kind: Kind }> {
  return wait.kind === kind;
}

/** Key of the process instance itself: the first one given out. */
export const ROOT_KEY = '1';
