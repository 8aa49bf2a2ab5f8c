import { isFeel } from '../compilation/expression.ts';
import { messageOf } from '../reading/complete-messages.ts';
import { ancestor, children, child, extension, text, type ModdleElement } from '../reading/moddle-element.ts';
import { conditionSource } from './condition.ts';

/**
 * The expression that says which instance a message is for: Camunda's (`zeebe:subscription`), else BPMN's correlation
 * property (8.4.2). `owner` is the part of the event or task that sends or waits.
 */
export function correlationKeyOf(owner: ModdleElement, throws: boolean): string | undefined {
  const message = messageOf(owner);
  return message && (text(extension(message, 'zeebe:Subscription'), 'correlationKey') ?? standardKey(owner, message, throws));
}

/**
 * A property is read from a message by its `messagePath`, in the sender from what it sends. Who waits compares it with
 * the `dataPath` of the process's correlation subscription, or without one with its own data of the same path.
 * A key of several properties is none here: the one key of a message can't hold them.
 */
function standardKey(owner: ModdleElement, message: ModdleElement, throws: boolean): string | undefined {
  const properties = children(ancestor(owner, 'bpmn:Definitions'), 'rootElements').flatMap((property) =>
    children(property, 'correlationPropertyRetrievalExpression')
      .filter((retrieval) => child(retrieval, 'messageRef') === message)
      .map((retrieval) => ({ property, path: child(retrieval, 'messagePath') })),
  );
  const [only, ...others] = properties;
  if (only === undefined || others.length > 0) return undefined;
  const source = conditionSource((throws ? undefined : dataPathOf(owner, only.property)) ?? only.path);
  return source !== undefined && isFeel(source) ? source : undefined;
}

function dataPathOf(owner: ModdleElement, property: ModdleElement): ModdleElement | undefined {
  const bindings = children(ancestor(owner, 'bpmn:Process'), 'correlationSubscriptions').flatMap((subscription) =>
    children(subscription, 'correlationPropertyBinding'),
  );
  return child(
    bindings.find((binding) => child(binding, 'correlationPropertyRef') === property),
    'dataPath',
  );
}
