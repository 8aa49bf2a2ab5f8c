import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { definitionsOf, isParallelMultiple, positionOf } from '../../bpmn/events/event-of.ts';
import { idOf, isModdleElement, type ModdleElement } from '../../bpmn/reading/moddle-element.ts';
import { parseBpmn } from '../../bpmn/reading/parse-bpmn.ts';
import { readProcess, type SourceNode } from '../../bpmn/reading/process-source.ts';
import { kindOf, type Resource } from '../../bpmn/resource.ts';
import { readScenario, type Scenario } from '../scenarios/format/scenario.ts';
import { loadResources } from '../scenarios/run/load-resources.ts';

/** What one scenario shows: the constructs that its diagrams run, or that deployment refuses in them. */
export interface ScenarioEvidence {
  /** Path from the project's root. */
  readonly file: string;
  readonly runs: ReadonlySet<string>;
  readonly refuses: ReadonlySet<string>;
}

/** Kinds of event that aren't a definition's: without one, and with several of which any is enough or all are needed. */
export const NONE = 'none';
export const MULTIPLE = 'multiple';
export const PARALLEL_MULTIPLE = 'parallel multiple';

/**
 * The key of a construct: a BPMN type (`bpmn:UserTask`), or a kind of event at a place
 * (`bpmn:TimerEventDefinition@boundary`).
 */
export function eventKey(eventType: string, position: string): string {
  return `${eventType}@${position}`;
}

/** Reads a scenario and the diagrams beside it. A diagram that isn't BPMN shows nothing. */
export async function evidenceOf(file: string, root: string): Promise<ScenarioEvidence> {
  const { scenario } = readScenario(JSON.parse(await readFile(file, 'utf8')));
  const found = await Promise.all((await loadResources(file, scenario.resources)).map(constructsIn));
  const constructs = found.flat();
  const isRefused = scenario.expectedProblems !== undefined;
  return {
    file: relative(root, file),
    runs: new Set(isRefused ? [] : constructs.map(({ key }) => key)),
    refuses: new Set(isRefused ? constructs.filter(({ element }) => isNamed(scenario, element)).map(({ key }) => key) : []),
  };
}

interface Construct {
  readonly key: string;
  /** Id of the element that it is or belongs to. */
  readonly element: string | undefined;
}

async function constructsIn({ name, content }: Resource): Promise<readonly Construct[]> {
  if (kindOf(name) !== 'process') return [];
  const file = await parseBpmn(typeof content === 'string' ? content : new TextDecoder().decode(content));
  if ('rule' in file) return [];
  return [...typesIn(file.definitions, undefined), ...eventsIn(file.definitions)];
}

/** Types of the element and of everything in it; what has no id counts for the nearest element around it that has one. */
function* typesIn(element: ModdleElement, owner: string | undefined): Iterable<Construct> {
  const id = idOf(element) ?? owner;
  yield { key: element.$type, element: id };
  for (const item of contentsOf(element)) yield* typesIn(item, id);
}

/** What stands inside an element in the file, as opposed to what it refers to. */
function contentsOf(element: ModdleElement): readonly ModdleElement[] {
  return Object.values(element)
    .flatMap((value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]))
    .filter((value): value is ModdleElement => isModdleElement(value) && value.$parent === element);
}

function* eventsIn(definitions: ModdleElement): Iterable<Construct> {
  for (const process of contentsOf(definitions).filter(({ $type }) => $type === 'bpmn:Process')) {
    for (const node of readProcess(process).nodes) {
      const position = positionOf(node);
      if (position === undefined) continue;
      for (const kind of kindsOf(node)) yield { key: eventKey(kind, position), element: node.id };
    }
  }
}

function kindsOf(node: SourceNode): readonly string[] {
  const kinds = definitionsOf(node).map(({ $type }) => $type);
  if (kinds.length < 2) return kinds.length === 0 ? [NONE] : kinds;
  return [...kinds, isParallelMultiple(node) ? PARALLEL_MULTIPLE : MULTIPLE];
}

function isNamed({ expectedProblems = [] }: Scenario, element: string | undefined): boolean {
  return expectedProblems.some((problem) => problem.element !== undefined && problem.element === element);
}
