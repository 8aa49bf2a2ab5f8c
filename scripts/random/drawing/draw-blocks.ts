import type {
  ActivityBlock,
  AdHocWork,
  Block,
  Body,
  Boundary,
  CatchEvent,
  CompensationHandler,
  EventBlock,
  ForkBlock,
  GraphBlock,
  Handler,
  LoopBlock,
  RaceBlock,
  SplitBlock,
  ThrowEvent,
  Work,
} from '../models/random-model.ts';
import { drawActivity, USER_TASK } from './draw-activity.ts';
import { connect, emptyScope, isVisible, type DrawnNode, type DrawnScope, type Exit } from './drawing.ts';
import { eventDefinition, expression } from './events.ts';

/** Draws what a scope holds: a start event, its blocks one after the other, an end event, and its event sub-processes. */
export function drawBody(body: Body): DrawnScope {
  const scope = emptyScope();
  const start = node(scope, `Start_${body.id}`, 'startEvent');
  endAt(scope, drawBlocks(scope, body.blocks, [{ source: start }]), body.id);
  for (const handler of body.handlers) drawHandler(scope, handler);
  return scope;
}

/** Rows of blocks that nothing leads to, as an ad-hoc sub-process holds them. */
function drawAdHocScope({ strands, join, handlers }: AdHocWork): DrawnScope {
  const scope = emptyScope(false);
  const exits = strands.flatMap(({ blocks: [first, ...rest] }) => (first ? drawBlocks(scope, rest, drawBlock(scope, first, [])) : []));
  if (join && exits.length > 0) {
    const merged = mergeAt(scope, exits, `Merge_${join.id}`, join.gateway, join.activation);
    connect(scope, merged, node(scope, `Activity_${join.id}`, 'userTask', { extensions: USER_TASK }));
  }
  for (const handler of handlers) drawHandler(scope, handler);
  return scope;
}

function drawHandler(scope: DrawnScope, { id, event, isInterrupting, body }: Handler): void {
  const inside = { ...emptyScope(), around: scope };
  const start = node(inside, `Start_${id}`, 'startEvent', {
    attributes: { isInterrupting: String(isInterrupting) },
    content: eventDefinition(event, id),
  });
  endAt(inside, drawBlocks(inside, body.blocks, [{ source: start }]), body.id);
  for (const handler of body.handlers) drawHandler(inside, handler);
  node(scope, `Handler_${id}`, 'subProcess', { attributes: { triggeredByEvent: 'true' }, scope: inside });
}

/** Draws blocks in a row; what comes after a block that nothing leaves is left out. */
function drawBlocks(scope: DrawnScope, blocks: readonly Block[], entry: readonly Exit[]): readonly Exit[] {
  return blocks.reduce((exits, block) => (exits.length === 0 ? exits : drawBlock(scope, block, exits)), entry);
}

function drawBlock(scope: DrawnScope, block: Block, entry: readonly Exit[]): readonly Exit[] {
  switch (block.kind) {
    case 'activity':
      return drawActivityBlock(scope, block, entry);
    case 'catch':
    case 'throw':
    case 'end':
      return drawEvent(scope, block, entry);
    case 'split':
      return drawSplit(scope, block, entry);
    case 'fork':
      return drawFork(scope, block, entry);
    case 'race':
      return drawRace(scope, block, entry);
    case 'loop':
      return drawLoop(scope, block, entry);
    case 'graph':
      return drawGraph(scope, block, entry);
    case 'link': {
      const content = [`<bpmn:linkEventDefinition name="link-${block.id}" />`];
      connect(scope, entry, node(scope, `Throw_${block.id}`, 'intermediateThrowEvent', { content }));
      return [{ source: node(scope, `Catch_${block.id}`, 'intermediateCatchEvent', { content }) }];
    }
  }
}

function drawActivityBlock(scope: DrawnScope, block: ActivityBlock, entry: readonly Exit[]): readonly Exit[] {
  const drawn = drawActivity(block, scopeOf(block.work));
  scope.nodes.push(drawn);
  connect(scope, entry, drawn.id);
  if (block.handler !== undefined) drawCompensation(scope, drawn.id, block.handler);
  const rejoining = block.boundaries.flatMap((boundary) => drawBoundary(scope, drawn.id, boundary));
  return [{ source: drawn.id }, ...rejoining];
}

function scopeOf(work: Work): DrawnScope | undefined {
  if (work.type === 'adHocSubProcess') return drawAdHocScope(work);
  return 'body' in work ? drawBody(work.body) : undefined;
}

function drawCompensation(scope: DrawnScope, attachedTo: string, handler: CompensationHandler): void {
  const event = node(scope, `Compensation_${handler.id}`, 'boundaryEvent', {
    attachedTo,
    attributes: { attachedToRef: attachedTo },
    content: eventDefinition({ kind: 'compensation' }, handler.id),
  });
  const drawn = drawActivity(handler, scopeOf(handler.work));
  scope.nodes.push({ ...drawn, attributes: { ...drawn.attributes, isForCompensation: 'true' } });
  scope.associations.push({ id: `Association_${handler.id}`, source: event, target: drawn.id });
}

function drawBoundary(scope: DrawnScope, attachedTo: string, { id, event, isInterrupting, blocks, rejoins }: Boundary): readonly Exit[] {
  const boundary = node(scope, `Boundary_${id}`, 'boundaryEvent', {
    attachedTo,
    attributes: { attachedToRef: attachedTo, cancelActivity: String(isInterrupting) },
    content: eventDefinition(event, id),
  });
  const exits = drawBlocks(scope, blocks, [{ source: boundary }]);
  if (rejoins) return exits;
  endAt(scope, exits, id);
  return [];
}

function drawEvent(scope: DrawnScope, { kind, id, event }: EventBlock, entry: readonly Exit[]): readonly Exit[] {
  const content = eventDefinition(drawable(scope, event), id);
  const [prefix, tag] = EVENT_NODES[kind];
  const drawn = node(scope, `${prefix}_${id}`, tag, { content });
  connect(scope, entry, drawn);
  return kind === 'end' ? [] : [{ source: drawn }];
}

/** An activity that nothing leads to isn't drawn, and so can't be named: then everything is compensated. */
function drawable(scope: DrawnScope, event: CatchEvent | ThrowEvent): CatchEvent | ThrowEvent {
  if (!('activity' in event) || isVisible(scope, `Activity_${event.activity}`)) return event;
  const { activity: _, ...all } = event;
  return all;
}

const EVENT_NODES = {
  catch: ['Catch', 'intermediateCatchEvent'],
  throw: ['Throw', 'intermediateThrowEvent'],
  end: ['End', 'endEvent'],
} as const;

function drawSplit(scope: DrawnScope, block: SplitBlock, entry: readonly Exit[]): readonly Exit[] {
  const { id, gateway, branches, merge, activation, ways = [] } = block;
  // A gateway that nothing comes together at needs no activation.
  const split = node(scope, `Split_${id}`, gateway, entry.length > 1 ? activatedBy(gateway, activation) : {});
  connect(scope, entry, split);
  const conditional = gateway === 'exclusiveGateway' || gateway === 'inclusiveGateway' || gateway === 'complexGateway';
  const exits = branches.flatMap(({ condition, blocks }) =>
    drawBlocks(scope, blocks, [exitOf(split, conditional ? condition : undefined)]),
  );
  if (merge === undefined) return exits;
  const merged = mergeAt(scope, exits, `Merge_${id}`, merge, activation);
  if (merge !== 'complexGateway' || ways.length === 0) return merged;
  return merged.flatMap(({ source }) => ways.flatMap(({ condition, blocks }) => drawBlocks(scope, blocks, [exitOf(source, condition)])));
}

function drawFork(scope: DrawnScope, { id, branches }: ForkBlock, entry: readonly Exit[]): readonly Exit[] {
  const fork = node(scope, `Activity_${id}`, 'userTask', { extensions: USER_TASK });
  connect(scope, entry, fork);
  return branches.flatMap(({ condition, blocks }) => drawBlocks(scope, blocks, [exitOf(fork, condition)]));
}

function drawRace(scope: DrawnScope, { id, branches, merge }: RaceBlock, entry: readonly Exit[]): readonly Exit[] {
  const gateway = node(scope, `Race_${id}`, 'eventBasedGateway');
  connect(scope, entry, gateway);
  const exits = branches.flatMap((branch) => {
    const event = node(scope, `Catch_${branch.id}`, 'intermediateCatchEvent', { content: eventDefinition(branch.event, branch.id) });
    connect(scope, [{ source: gateway }], event);
    return drawBlocks(scope, branch.blocks, [{ source: event }]);
  });
  return merge === undefined ? exits : mergeAt(scope, exits, `Merge_${id}`, merge);
}

function drawLoop(scope: DrawnScope, { id, blocks, condition }: LoopBlock, entry: readonly Exit[]): readonly Exit[] {
  const again = node(scope, `Again_${id}`, 'exclusiveGateway');
  connect(scope, entry, again);
  const work = node(scope, `Activity_${id}`, 'userTask', { extensions: USER_TASK });
  connect(scope, [{ source: again }], work);
  const exits = drawBlocks(scope, blocks, [{ source: work }]);
  if (exits.length === 0) return [];
  const decision = node(scope, `Repeat_${id}`, 'exclusiveGateway');
  connect(scope, exits, decision);
  connect(scope, [{ source: decision, condition }], again);
  return [{ source: decision }];
}

function drawGraph(scope: DrawnScope, { nodes, edges }: GraphBlock, entry: readonly Exit[]): readonly Exit[] {
  const ids = nodes.map(({ id, type, activation }) =>
    node(scope, `Node_${id}`, type, type === 'userTask' ? { extensions: USER_TASK } : activatedBy(type, activation)),
  );
  const byNumber = new Map(nodes.map(({ id }, index) => [id, ids[index] ?? '']));
  const [first] = ids;
  if (first === undefined) return entry;
  connect(scope, entry, first);
  for (const { from, to, condition } of edges) {
    const [source, target] = [byNumber.get(from), byNumber.get(to)];
    if (source !== undefined && target !== undefined) connect(scope, [exitOf(source, condition)], target);
  }
  return ids.filter((id) => scope.flows.every((flow) => flow.source !== id)).map((source) => ({ source }));
}

function mergeAt(scope: DrawnScope, exits: readonly Exit[], id: string, gateway: string, activation?: string): readonly Exit[] {
  if (exits.length === 0) return [];
  connect(scope, exits, node(scope, id, gateway, activatedBy(gateway, activation)));
  return [{ source: id }];
}

function activatedBy(gateway: string, activation: string | undefined): Pick<Partial<DrawnNode>, 'content'> {
  return gateway === 'complexGateway' && activation !== undefined ? { content: [expression('activationCondition', activation)] } : {};
}

function endAt(scope: DrawnScope, exits: readonly Exit[], id: number): void {
  if (scope.hasEnds && exits.length > 0) connect(scope, exits, node(scope, `Done_${id}`, 'endEvent'));
}

function node(scope: DrawnScope, id: string, tag: string, more: Partial<Omit<DrawnNode, 'id' | 'tag'>> = {}): string {
  scope.nodes.push({ id, tag, attributes: {}, extensions: [], content: [], ...more });
  return id;
}

function exitOf(source: string, condition: string | undefined): Exit {
  return condition === undefined ? { source } : { source, condition };
}
