import { DmnModdle } from 'dmn-moddle';
import dmnPackage from 'dmn-moddle/resources/dmn/json/dmn13.json' with { type: 'json' };
import type { DecisionDefinition } from '../../engine/definition/decision-definition.ts';
import { children, idOf, isModdleElement } from '../reading/moddle-element.ts';
import { DMN_NAMESPACES } from '../reading/namespaces.ts';
import type { FileFinding } from '../problem.ts';
import { compileDecision } from './compile-decision.ts';
import type { DecisionFault } from './decision-fault.ts';

/** The decisions of a deployment's DMN files. */
export interface Decisions {
  readonly compiled: Readonly<Record<string, DecisionDefinition>>;
  /** Decisions that can't run, with the reasons: an error only for those that a diagram calls. */
  readonly refused: Readonly<Record<string, readonly DecisionFault[]>>;
  /** What isn't carried out of decisions that can run. */
  readonly notes: Readonly<Record<string, readonly DecisionFault[]>>;
}

/** Reads one DMN file. Expects text that `scanXml` has passed. */
export async function readDecisions(xml: string): Promise<Decisions | FileFinding> {
  // Versions 1.2 to 1.5 write decision tables alike and differ in the namespace.
  const uri = DMN_NAMESPACES.find((candidate) => xml.includes(`"${candidate}"`) || xml.includes(`'${candidate}'`));
  if (uri === undefined) return notDmn('没有 DMN 1.2–1.5 的命名空间');
  const types = dmnPackage.types.map((type) =>
    'properties' in type ? { ...type, properties: type.properties.map((property) => ({ ...property, isId: false })) } : type,
  );
  try {
    const { rootElement } = await new DmnModdle({ dmn: { ...dmnPackage, uri, types } }).fromXML(xml);
    if (!isModdleElement(rootElement)) return notDmn('根元素不是 definitions');
    const compiled: Record<string, DecisionDefinition> = {};
    const refused: Record<string, readonly DecisionFault[]> = {};
    const notes: Record<string, readonly DecisionFault[]> = {};
    for (const decision of children(rootElement, 'drgElement')) {
      const id = idOf(decision);
      if (decision.$type !== 'dmn:Decision' || id === undefined) continue;
      const result = compileDecision(decision, id);
      if (result.faults.length > 0) {
        refused[id] = result.faults;
      } else {
        compiled[id] = result.decision;
        notes[id] = result.notes;
      }
    }
    return { compiled, refused, notes };
  } catch {
    return notDmn('内容无法读取');
  }
}

function notDmn(detail: string): FileFinding {
  return {
    rule: 'not-dmn',
    message: `文件不是 DMN 决策（${detail}）。`,
    remedy: '请上传由 DMN 设计器导出的 .dmn 文件。',
  };
}
