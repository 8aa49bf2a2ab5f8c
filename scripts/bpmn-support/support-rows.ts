import type { EventPosition } from '../../bpmn/compilation/context.ts';
import { POSITIONS_OF_NONE } from '../../bpmn/events/event-of.ts';
import { elementTransformers, eventTransformers, typeSupport, type SupportEntry } from '../../bpmn/index.ts';
import { passedOf, type Passed, type Results } from './results/recorded-result.ts';
import { eventKey, MULTIPLE, NONE, PARALLEL_MULTIPLE, type ScenarioEvidence } from './scenario-evidence.ts';

/** One type of BPMN, or one kind of event at one position, with the scenarios that have it in their diagrams. */
export interface SupportRow {
  readonly name: string;
  readonly support: SupportEntry['support'];
  /** What it does here, or why nothing. */
  readonly note: string;
  /** Files, from the project's root. Of what is refused: those that expect deployment to name it. */
  readonly scenarios: readonly string[];
  readonly passed: Passed;
}

/** A kind of event at each position where BPMN allows it. */
export interface EventRows {
  readonly name: string;
  readonly rows: readonly (SupportRow & { readonly position: EventPosition })[];
}

/** The flow nodes that the compiler has a transformer for. */
export function elementRows(evidence: readonly ScenarioEvidence[], results: Results): readonly SupportRow[] {
  return typeSupport()
    .filter(({ name }) => elements.has(name))
    .map((entry) => typeRow(entry, evidence, results));
}

/** Every other type: what flow nodes carry, refer to or stand in. Kinds of event have rows of their own. */
export function otherRows(evidence: readonly ScenarioEvidence[], results: Results): readonly SupportRow[] {
  return typeSupport()
    .filter(({ name }) => !elements.has(name) && !events.has(name))
    .map((entry) => typeRow(entry, evidence, results));
}

/** Kinds of event × positions. What stands at another position, BPMN doesn't have (10.5), and deployment refuses. */
export function eventRows(evidence: readonly ScenarioEvidence[], results: Results): readonly EventRows[] {
  const kinds = [
    { key: NONE, name: 'None', positions: POSITIONS_OF_NONE },
    ...eventTransformers.map(({ bpmnType, positions }) => ({
      key: bpmnType,
      name: local(bpmnType).replace(/EventDefinition$/, ''),
      positions,
    })),
    { key: MULTIPLE, name: 'Multiple', positions: POSITIONS_OF_MULTIPLE },
    { key: PARALLEL_MULTIPLE, name: 'Parallel multiple', positions: POSITIONS_OF_PARALLEL },
  ];
  return kinds.map(({ key, name, positions }) => ({
    name,
    rows: positions.map((position) => ({
      name: `${name} @ ${position}`,
      position,
      support: 'runs',
      note: 'is executed',
      ...evidenceIn(running(eventKey(key, position), evidence), results),
    })),
  }));
}

/** Places of several definitions, any or all of which it takes: everywhere, all of them only where something is caught. */
const POSITIONS_OF_PARALLEL: readonly EventPosition[] = ['processStart', 'eventSubProcessStart', 'intermediateCatch', 'boundary'];
const POSITIONS_OF_MULTIPLE: readonly EventPosition[] = [...POSITIONS_OF_PARALLEL, 'intermediateThrow', 'end'];

const elements = new Set(elementTransformers.map(({ bpmnType }) => local(bpmnType)));
const events = new Set(eventTransformers.map(({ bpmnType }) => local(bpmnType)));

function typeRow({ name, support, english }: SupportEntry, evidence: readonly ScenarioEvidence[], results: Results): SupportRow {
  const key = `bpmn:${name}`;
  const scenarios = support === 'refused' ? refusing(key, evidence) : running(key, evidence);
  return { name, support, note: english, ...evidenceIn(scenarios, results) };
}

function evidenceIn(scenarios: readonly string[], results: Results): Pick<SupportRow, 'scenarios' | 'passed'> {
  return { scenarios, passed: passedOf(scenarios, results) };
}

function running(key: string, evidence: readonly ScenarioEvidence[]): readonly string[] {
  return evidence.filter(({ runs }) => runs.has(key)).map(({ file }) => file);
}

function refusing(key: string, evidence: readonly ScenarioEvidence[]): readonly string[] {
  return evidence.filter(({ refuses }) => refuses.has(key)).map(({ file }) => file);
}

function local(type: string): string {
  return type.replace(/^bpmn:/, '');
}
