import type { DataDefinition, DeclaredData } from '../../engine/definition/data-definition.ts';
import { present } from '../compilation/present.ts';
import { child, children, type ModdleElement } from '../reading/moddle-element.ts';
import { copiesOf, dataAssociationsOf, type DataAssociation } from './data-association.ts';
import { isDrawnEnd, itemName, itemVariable } from './item-variable.ts';

/** Data of an activity or event: its properties, and the inputs and outputs that something is copied to or from. */
export function readData(element: ModdleElement): DataDefinition | undefined {
  const associations = dataAssociationsOf(element);
  const inputs = associations.filter(({ direction }) => direction === 'input');
  const outputs = associations.filter(({ direction }) => direction === 'output');
  const copied = new Set(inputs.filter(({ meaning }) => meaning === 'copy').flatMap(({ target }) => target ?? []));
  const data = present({
    ...declared([...propertiesOf(element), ...localSources(outputs, element)], inputSetsOf(element), (input) => copied.has(input)),
    inputs: unlessEmpty(inputs.flatMap(copiesOf)),
    outputs: unlessEmpty(outputs.flatMap(copiesOf)),
  });
  return Object.keys(data).length === 0 ? undefined : data;
}

/**
 * Data of a flow scope: its data objects; of a process also its properties, inputs and outputs. An object without a name
 * is there when something is copied to or from it: as bpmn.io draws data objects, they say nothing that could run.
 */
export function readScopeData(scope: ModdleElement, used: ReadonlySet<ModdleElement>): DeclaredData | undefined {
  const objects = children(scope, 'flowElements').filter(
    (item) => item.$type === 'bpmn:DataObject' && (itemName(item) !== undefined || used.has(item)),
  );
  const isProcess = scope.$type === 'bpmn:Process';
  const specification = isProcess ? child(scope, 'ioSpecification') : undefined;
  const ends = [...children(specification, 'dataInputs'), ...children(specification, 'dataOutputs')].filter((end) => !isDrawnEnd(end));
  const data = declared(
    [...objects, ...(isProcess ? propertiesOf(scope) : []), ...ends],
    children(specification, 'inputSets'),
    (input) => !isDrawnEnd(input),
  );
  return Object.keys(data).length === 0 ? undefined : data;
}

/** The data objects that data associations of these elements copy to or from. */
export function usedDataObjects(elements: readonly ModdleElement[]): ReadonlySet<ModdleElement> {
  const copies = elements.flatMap(dataAssociationsOf).filter(({ meaning }) => meaning === 'copy');
  const ends = copies.flatMap(({ sources, target }) => [...sources, ...(target === undefined ? [] : [target])]);
  return new Set(ends.map((end) => child(end, 'dataObjectRef') ?? end));
}

function declared(
  items: readonly ModdleElement[],
  inputSets: readonly ModdleElement[],
  counts: (input: ModdleElement) => boolean,
): DeclaredData {
  return present({ variables: unlessEmpty(variablesOf(items)), inputSets: unlessEmpty(requiredInputs(inputSets, counts)) });
}

function propertiesOf(element: ModdleElement): readonly ModdleElement[] {
  return children(element, 'properties').filter((property) => !isDrawnEnd(property));
}

/** The data outputs that something is copied from: there the element's result goes, instead of outwards. */
function localSources(outputs: readonly DataAssociation[], element: ModdleElement): readonly ModdleElement[] {
  const own = new Set([...children(child(element, 'ioSpecification'), 'dataOutputs'), ...children(element, 'dataOutputs')]);
  return outputs.flatMap(({ meaning, sources }) => (meaning === 'copy' ? sources.filter((source) => own.has(source)) : []));
}

function inputSetsOf(element: ModdleElement): readonly ModdleElement[] {
  const own = child(element, 'inputSet');
  return own === undefined ? children(child(element, 'ioSpecification'), 'inputSets') : [own];
}

/** Optional inputs, and those that may still come while the activity runs, aren't waited for (BPMN 2.0, 10.4.1). */
function requiredInputs(sets: readonly ModdleElement[], counts: (input: ModdleElement) => boolean): readonly (readonly string[])[] {
  const required = sets.map((set) => {
    const later = new Set([...children(set, 'optionalInputRefs'), ...children(set, 'whileExecutingInputRefs')]);
    return variablesOf(children(set, 'dataInputRefs').filter((input) => counts(input) && !later.has(input)));
  });
  return required.some((names) => names.length === 0) ? [] : required;
}

function variablesOf(items: readonly ModdleElement[]): readonly string[] {
  return [...new Set(items.flatMap((item) => itemVariable(item) ?? []))];
}

/** Nothing instead of an empty list: a diagram without data compiles to a definition without it. */
function unlessEmpty<Item>(list: readonly Item[]): readonly Item[] | undefined {
  return list.length === 0 ? undefined : list;
}
