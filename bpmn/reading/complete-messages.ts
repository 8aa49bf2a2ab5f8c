import { child, children, isA, type ModdleElement } from './moddle-element.ts';

/**
 * Gives events and tasks that name no message the one that the drawing names elsewhere (BPMN 2.0, 9.3 and 8.4.3): on a
 * message flow to or from them, at the flow's other end, or as what their operation receives. Where two would do,
 * nothing is chosen, and the rule `message-reference` asks.
 */
export function completeMessages(definitions: ModdleElement): void {
  const found = new Map<ModdleElement, Set<ModdleElement>>();
  for (const flow of messageFlowsOf(definitions)) {
    const ends = [child(flow, 'targetRef'), child(flow, 'sourceRef')].map(messageOwners);
    const message = child(flow, 'messageRef') ?? ends.map(onlyMessage).find((named) => named !== undefined);
    for (const owner of ends.flat()) {
      if (message !== undefined && messageOf(owner) === undefined) {
        found.set(owner, (found.get(owner) ?? new Set()).add(message));
      }
    }
  }
  for (const [owner, messages] of found) {
    if (messages.size === 1) for (const message of messages) owner.set('messageRef', message);
  }
}

/** The message that is sent or waited for: the one named, or what the operation receives. */
export function messageOf(owner: ModdleElement): ModdleElement | undefined {
  return child(owner, 'messageRef') ?? child(child(owner, 'operationRef'), 'inMessageRef');
}

/** The parts of an element that send or receive a message: the task itself, or the message definitions of an event. */
export function messageOwners(element: ModdleElement | undefined): readonly ModdleElement[] {
  if (element === undefined) return [];
  if (element.$type === 'bpmn:ReceiveTask' || element.$type === 'bpmn:SendTask') return [element];
  return [...children(element, 'eventDefinitions'), ...children(element, 'eventDefinitionRef')].filter(
    (definition) => definition.$type === 'bpmn:MessageEventDefinition',
  );
}

function messageFlowsOf(definitions: ModdleElement): readonly ModdleElement[] {
  return children(definitions, 'rootElements')
    .filter((element) => isA(element, 'bpmn:Collaboration'))
    .flatMap((collaboration) => children(collaboration, 'messageFlows'));
}

function onlyMessage(owners: readonly ModdleElement[]): ModdleElement | undefined {
  const [message, ...others] = new Set(owners.flatMap((owner) => messageOf(owner) ?? []));
  return others.length === 0 ? message : undefined;
}
