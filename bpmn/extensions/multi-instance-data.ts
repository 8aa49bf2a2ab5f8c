import { dataAssociationsOf } from '../data/data-association.ts';
import { itemVariable } from '../data/item-variable.ts';
import { child, type ModdleElement } from '../reading/moddle-element.ts';

/*
 * BPMN's own data of a multi-instance (BPMN 2.0, 10.3.8): collections are data objects around a sub-process, or data
 * inputs and outputs of a task, which associations fill from and copy to data objects.
 */

/** The variable that holds the collection before the activity begins. */
export function collectionVariable(element: ModdleElement, loop: ModdleElement): string | undefined {
  const input = child(loop, 'loopDataInputRef');
  const filled = dataAssociationsOf(element).find(({ direction, target }) => direction === 'input' && target === input);
  return nameable(filled?.sources[0] ?? input);
}

/** The variable that receives what the instances have left. */
export function resultsVariable(element: ModdleElement, loop: ModdleElement): string | undefined {
  const output = child(loop, 'loopDataOutputRef');
  const copied = dataAssociationsOf(element).find(
    ({ direction, sources }) => direction === 'output' && output !== undefined && sources.includes(output),
  );
  return nameable(copied?.target ?? output);
}

/** The variable that holds the item inside each instance. */
export function itemOfCollection(loop: ModdleElement): string | undefined {
  return nameable(child(loop, 'inputDataItem'));
}

/** The variable of each instance that is collected. */
export function collectedItem(loop: ModdleElement): string | undefined {
  return nameable(child(loop, 'outputDataItem'));
}

/** Ids may contain signs that FEEL takes for operators. */
function nameable(item: ModdleElement | undefined): string | undefined {
  const variable = itemVariable(item);
  return variable !== undefined && /^[\p{L}\p{M}\p{N}_ ]+$/u.test(variable) ? variable : undefined;
}
