import { DmnModdle } from 'dmn-moddle';
import type { FileFinding } from '../problem.ts';
import { isModdleElement, type ModdleElement } from '../reading/moddle-element.ts';
import { DMN_NAMESPACES } from '../reading/namespaces.ts';
import { dmnPackages } from './dmn-metamodel.ts';

export interface ParsedDmn {
  readonly definitions: ModdleElement;
  /** Elements in DMN's namespace that DMN doesn't have, and that the reader has left out. */
  readonly unknown: readonly string[];
}

/** Reads the file into DMN's metamodel. Expects text that `scanXml` has passed. */
export async function parseDmn(xml: string): Promise<ParsedDmn | FileFinding> {
  // Versions 1.2 to 1.5 write alike and differ in the namespace.
  const uri = DMN_NAMESPACES.find((candidate) => xml.includes(`"${candidate}"`) || xml.includes(`'${candidate}'`));
  if (uri === undefined) return notDmn('没有 DMN 1.2–1.5 的命名空间');
  try {
    const { rootElement, warnings } = await new DmnModdle(dmnPackages(uri)).fromXML(xml);
    if (!isModdleElement(rootElement)) return notDmn('根元素不是 definitions');
    const unknown = warnings.flatMap(({ message }) => /^unparsable content <([^\s/>]+)[\s\S]*unknown type <dmn:/.exec(message)?.[1] ?? []);
    return { definitions: rootElement, unknown };
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
