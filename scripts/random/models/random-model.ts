/**
 * A random model as a tree of blocks: plain JSON, so that shrinking can take pieces out of it. Ids are numbers that a block
 * keeps for good, because paths name elements by them.
 */
export interface RandomModel {
  /** The first one is started; the others are called. */
  readonly processes: readonly RandomProcess[];
}

export interface RandomProcess {
  readonly id: number;
  readonly body: Body;
}

/** The contents of a scope. */
export interface Body {
  readonly id: number;
  readonly blocks: readonly Block[];
  readonly handlers: readonly Handler[];
}

/** An event sub-process. */
export interface Handler {
  readonly id: number;
  readonly event: CatchEvent;
  readonly isInterrupting: boolean;
  readonly body: Body;
}

export interface Boundary {
  readonly id: number;
  readonly event: CatchEvent;
  readonly isInterrupting: boolean;
  readonly blocks: readonly Block[];
  /** Leads to what comes after the activity, else to an end of its own. */
  readonly rejoins: boolean;
}

export type Block = ActivityBlock | EventBlock | SplitBlock | ForkBlock | RaceBlock | LoopBlock | GraphBlock | LinkBlock;

export interface ActivityBlock {
  readonly kind: 'activity';
  readonly id: number;
  readonly work: Work;
  readonly repetition?: Repetition;
  readonly boundaries: readonly Boundary[];
  /** What compensates it. */
  readonly handler?: CompensationHandler;
}

export interface CompensationHandler {
  readonly id: number;
  readonly work: Work;
  readonly repetition?: Repetition;
}

export type Work =
  | { readonly type: 'userTask' | 'serviceTask' | 'task' | 'manualTask' | 'receiveTask' | 'sendTask' }
  | { readonly type: 'scriptTask'; readonly variable: string; readonly source: string }
  | { readonly type: 'subProcess' | 'transaction'; readonly body: Body }
  | AdHocWork
  | { readonly type: 'callActivity'; readonly process: number };

export interface AdHocWork {
  readonly type: 'adHocSubProcess';
  /** Rows of blocks, each of which can be begun with its first one. */
  readonly strands: readonly { readonly blocks: readonly Block[] }[];
  /** Where the rows come together. */
  readonly join?: AdHocJoin;
  readonly handlers: readonly Handler[];
  readonly ordering: 'Parallel' | 'Sequential';
  readonly condition?: string;
  readonly cancelsRemaining: boolean;
  readonly named?: NamedStrands;
}

export interface AdHocJoin {
  readonly id: number;
  readonly gateway: GatewayType;
  readonly activation?: string;
}

/** Which rows begin by themselves, by their index; without a condition always the same. */
export interface NamedStrands {
  readonly condition?: string;
  readonly then: readonly number[];
  readonly otherwise: readonly number[];
}

export type Repetition =
  | { readonly type: 'collection' | 'cardinality'; readonly isSequential: boolean; readonly count: number; readonly completion?: string }
  | { readonly type: 'loop'; readonly testBefore: boolean; readonly condition: string; readonly maximum: number };

/** An intermediate or end event. */
export type EventBlock =
  | { readonly kind: 'catch'; readonly id: number; readonly event: CatchEvent }
  | { readonly kind: 'throw' | 'end'; readonly id: number; readonly event: ThrowEvent };

export type CatchEvent =
  | { readonly kind: 'message' | 'cancel' | 'compensation' }
  | { readonly kind: 'timer'; readonly minutes: number; readonly repeats?: number }
  | { readonly kind: 'signal'; readonly name: string }
  | { readonly kind: 'error' | 'escalation'; readonly code?: string }
  | { readonly kind: 'conditional'; readonly condition: string };

export type ThrowEvent =
  | { readonly kind: 'none' | 'terminate' | 'cancel' | 'message' }
  | { readonly kind: 'compensation'; readonly activity?: number; readonly goesOnAtOnce?: boolean }
  | { readonly kind: 'signal'; readonly name: string }
  | { readonly kind: 'error' | 'escalation'; readonly code: string };

export type GatewayType = 'exclusiveGateway' | 'parallelGateway' | 'inclusiveGateway' | 'complexGateway';

export interface Branch {
  /** Absent: unconditional, or the default where there must be one. */
  readonly condition?: string;
  readonly blocks: readonly Block[];
}

/**
 * Gateways around branches; without a merging one the branches flow together, or each to its end. `activation` is the condition of
 * complex gateways here, and `ways` are what leads on from one that merges.
 */
export interface SplitBlock {
  readonly kind: 'split';
  readonly id: number;
  readonly gateway: GatewayType;
  readonly branches: readonly Branch[];
  readonly merge?: GatewayType;
  readonly activation?: string;
  readonly ways?: readonly Branch[];
}

/** A user task with several outgoing flows. */
export interface ForkBlock {
  readonly kind: 'fork';
  readonly id: number;
  readonly branches: readonly Branch[];
}

/** An event-based gateway. */
export interface RaceBlock {
  readonly kind: 'race';
  readonly id: number;
  readonly branches: readonly { readonly id: number; readonly event: CatchEvent; readonly blocks: readonly Block[] }[];
  readonly merge?: 'exclusiveGateway';
}

/** A user task and what follows it, again and again while a condition holds. */
export interface LoopBlock {
  readonly kind: 'loop';
  readonly id: number;
  readonly blocks: readonly Block[];
  readonly condition: string;
}

/** Nodes joined at random, cycles included; every cycle goes through a user task. */
export interface GraphBlock {
  readonly kind: 'graph';
  readonly id: number;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly { readonly from: number; readonly to: number; readonly condition?: string }[];
}

export interface GraphNode {
  readonly id: number;
  readonly type: GatewayType | 'userTask' | 'task';
  /** Complex gateways have one. */
  readonly activation?: string;
}

/** A throwing and a catching link event instead of a flow. */
export interface LinkBlock {
  readonly kind: 'link';
  readonly id: number;
}
