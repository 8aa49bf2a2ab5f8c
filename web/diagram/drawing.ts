/** What is needed to draw a process: geometry and looks, no execution semantics. Units are those of the BPMN file (pixels). */
export interface Drawing {
  readonly bounds: Box;
  readonly shapes: readonly DrawnShape[];
  readonly edges: readonly DrawnEdge[];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface DrawnShape {
  /** Id of the BPMN element. */
  readonly id: string;
  /** Name of the element's type in the BPMN schema, e.g. `UserTask`. */
  readonly type: string;
  readonly name: string;
  readonly box: Box;
  /** Where a name outside the shape stands (events, gateways, data). */
  readonly labelBox?: Box;
  /** Sub-processes: drawn open. */
  readonly expanded: boolean;
  /** Pools and lanes: name at the left side. */
  readonly horizontal: boolean;
  /** Events: e.g. `TimerEventDefinition`; absent for none events. */
  readonly event?: string;
  /** Boundary and event sub-process start events: false is drawn dashed. */
  readonly interrupting: boolean;
  readonly triggeredByEvent: boolean;
  readonly loop?: 'parallel' | 'sequential' | 'standard';
}

export interface DrawnEdge {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly points: readonly Point[];
  readonly labelBox?: Box;
}
