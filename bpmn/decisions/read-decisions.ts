import type { Decision, KnowledgeDefinition } from '../../engine/definition/decision-definition.ts';
import type { FileFinding } from '../problem.ts';
import { labelOf, type ModdleElement } from '../reading/moddle-element.ts';
import { checkRequirements, type GraphNode } from './check-requirements.ts';
import { CompilationReport } from './compilation-report.ts';
import { compileDecision } from './compile-decision.ts';
import { compileBusinessKnowledgeModel, compileDecisionService } from './compile-knowledge.ts';
import type { DecisionFault } from './decision-fault.ts';
import { kindOfElement, readDecisionModel, type DecisionModel } from './decision-model.ts';
import { LogicContext } from './logic-context.ts';
import { compileLogic } from './logic/index.ts';
import { parseDmn } from './parse-dmn.ts';
import { requiredBy } from './required-by.ts';

/** The decisions of a deployment's DMN files, by id. */
export interface Decisions {
  readonly compiled: Readonly<Record<string, Decision>>;
  /** Business knowledge models and decision services that decisions require. */
  readonly knowledge: Readonly<Record<string, KnowledgeDefinition>>;
  /** What can't run, with the reasons: an error only for what a diagram calls. */
  readonly refused: Readonly<Record<string, readonly DecisionFault[]>>;
  /** What isn't carried out of what can run. */
  readonly notes: Readonly<Record<string, readonly DecisionFault[]>>;
}

/** Reads one DMN file. Expects text that `scanXml` has passed. */
export async function readDecisions(xml: string): Promise<Decisions | FileFinding> {
  const file = await parseDmn(xml);
  if ('rule' in file) return file;
  const model = readDecisionModel(file.definitions);
  const elements = [...model.elements].flatMap(([id, element]) => compileElement(id, element, model, file.unknown) ?? []);
  const faults = checkRequirements(new Map(elements.map((element) => [element.node.id, element.node])));

  const compiled: Record<string, Decision> = {};
  const knowledge: Record<string, KnowledgeDefinition> = {};
  const refused: Record<string, readonly DecisionFault[]> = {};
  const notes: Record<string, readonly DecisionFault[]> = {};
  for (const { node, definition, notes: own } of elements) {
    const reasons = faults.get(node.id) ?? [];
    if (reasons.length > 0 || definition === undefined) refused[node.id] = reasons;
    else {
      if ('kind' in definition) knowledge[node.id] = definition;
      else compiled[node.id] = definition;
      notes[node.id] = own;
    }
  }
  return { compiled, knowledge, refused, notes };
}

interface CompiledElement {
  readonly node: GraphNode;
  readonly definition: Decision | KnowledgeDefinition | undefined;
  readonly notes: readonly DecisionFault[];
}

/** Input data and knowledge sources aren't evaluated: nothing is compiled for them. */
function compileElement(id: string, element: ModdleElement, model: DecisionModel, unknown: readonly string[]): CompiledElement | undefined {
  const kind = kindOfElement(element);
  const report = new CompilationReport(kind, element);
  const context = new LogicContext({ definitions: model.definitions, report, compileLogic, names: [], place: '' });
  const compile = compilers.get(element.$type);
  if (compile === undefined) return undefined;
  for (const tag of new Set(unknown)) {
    // The reader doesn't say where in the file it has left something out.
    report.fault(`文件含有 DMN 1.5 没有的元素“${tag}”。`, '请用 DMN 1.2–1.5 的设计器重新导出文件，或删除该元素。');
  }
  const definition = compile(element, model, context);
  const node = {
    id,
    label: `${kind}${labelOf(element)}`,
    requires: definition === undefined ? [] : requiredBy(definition),
    faults: report.faults,
  };
  return { node, definition, notes: report.notes };
}

type CompileElement = (element: ModdleElement, model: DecisionModel, context: LogicContext) => Decision | KnowledgeDefinition | undefined;

const compilers: ReadonlyMap<string, CompileElement> = new Map<string, CompileElement>([
  ['dmn:Decision', compileDecision],
  ['dmn:BusinessKnowledgeModel', compileBusinessKnowledgeModel],
  ['dmn:DecisionService', compileDecisionService],
]);
