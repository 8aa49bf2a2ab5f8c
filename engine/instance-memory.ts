import { JournaledTable } from './journaled-table.ts';
import type { ElementInstance, Incident, InstanceState, Wait } from './state.ts';

/** What belongs to an instance as a whole. */
export type InstanceHead = Omit<InstanceState, 'elements' | 'waits' | 'incidents'>;

/** How far the memory was when something began, to go back there. */
export interface MemoryMark {
  readonly elements: number;
  readonly waits: number;
  readonly incidents: number;
  readonly head: InstanceHead;
}

/** An instance's state while it is worked on: tables that are written in place and can be taken back. */
export class InstanceMemory {
  /** By parent. */
  readonly elements: JournaledTable<ElementInstance>;
  /** By kind. */
  readonly waits: JournaledTable<Wait>;
  /** By element instance. */
  readonly incidents: JournaledTable<Incident>;
  head: InstanceHead;

  constructor({ elements, waits, incidents, ...head }: InstanceState) {
    this.elements = new JournaledTable(elements, ({ parent }) => parent);
    this.waits = new JournaledTable(waits, ({ kind }) => kind);
    this.incidents = new JournaledTable(incidents, ({ elementInstance }) => elementInstance);
    this.head = head;
  }

  mark(): MemoryMark {
    return { elements: this.elements.mark(), waits: this.waits.mark(), incidents: this.incidents.mark(), head: this.head };
  }

  rollBack(mark: MemoryMark): void {
    this.elements.rollBack(mark.elements);
    this.waits.rollBack(mark.waits);
    this.incidents.rollBack(mark.incidents);
    this.head = mark.head;
  }

  commit(): void {
    this.elements.commit();
    this.waits.commit();
    this.incidents.commit();
  }

  /** The state as plain JSON; what happens later doesn't change it. */
  snapshot(): InstanceState {
    return {
      ...this.head,
      elements: this.elements.toRecord(),
      waits: this.waits.toRecord(),
      incidents: this.incidents.toRecord(),
    };
  }

  /** The state for looking at until something happens, without the cost of a snapshot. */
  view(): InstanceState {
    return { ...this.head, elements: this.elements.view(), waits: this.waits.view(), incidents: this.incidents.view() };
  }
}
