import { Parser } from 'saxen';
import type { Limits } from '../limits.ts';
import type { FileFinding } from '../problem.ts';
import { checkId } from './check-id.ts';
import { describeXmlFault } from './xml-fault-texts.ts';
import { DIAGRAM_NAMESPACES, MODEL_NAMESPACES } from './namespaces.ts';

/**
 * One linear pass over the text that finds what would make the real parser slow, deep or dangerous: document types,
 * nesting, numbers of elements, duplicate and reserved ids. It stops at the first fault that makes the rest pointless.
 */
export function scanXml(xml: string, limits: Limits): readonly FileFinding[] {
  const findings: FileFinding[] = [];
  const ids = new Set<string>();
  let depth = 0;
  let tags = 0;
  let elements = 0;
  let stopped = false;

  const parser = new Parser();
  parser.ns({
    'http://www.w3.org/XML/1998/namespace': 'xml',
    ...prefixes(MODEL_NAMESPACES, 'model'),
    ...prefixes(DIAGRAM_NAMESPACES, 'diagram'),
  });

  const stop = (finding: FileFinding): void => {
    if (stopped) return;
    stopped = true;
    findings.push(finding);
    parser.stop();
  };

  parser.on('attention', (text) => {
    // Comments and CDATA have hooks of their own: what is left are declarations (DOCTYPE, ENTITY …).
    if (text.startsWith('<!')) stop(faults.documentType);
  });
  parser.on('openTag', (name, attributes, decode) => {
    depth += 1;
    tags += 1;
    if (depth > limits.depth) return stop(faults.depth(limits.depth));
    if (tags > limits.tags) return stop(faults.elements(limits.tags));
    const kind = /^(model|diagram)\d*:/.exec(name)?.[1];
    // Reading the attributes also makes the parser check that they are well-formed.
    const id = attributes().id;
    if (id === undefined || kind === undefined) return;
    if (kind === 'model') elements += 1;
    if (elements > limits.elements) return stop(faults.elements(limits.elements));
    const decoded = decode(id);
    const fault = checkId(decoded);
    if (fault !== undefined && kind === 'model') findings.push(fault);
    else if (ids.has(decoded)) findings.push(faults.duplicate(decoded));
    ids.add(decoded);
    if (findings.length >= MAXIMUM_ID_FINDINGS) stopped = stopped || (parser.stop(), true);
  });
  parser.on('closeTag', () => {
    depth -= 1;
  });
  const malformed = (error: Error, context: () => { readonly line: number }): void => {
    // The parser knows only ASCII names for attributes; XML allows more.
    if (/illegal (first char )?attribute name/.test(error.message)) return;
    stop(faults.malformed(describeXmlFault(error.message), context().line + 1));
  };
  parser.on('error', malformed);
  parser.on('warn', malformed);
  parser.parse(xml);
  return findings;
}

const MAXIMUM_ID_FINDINGS = 20;

function prefixes(namespaces: readonly string[], prefix: string): Record<string, string> {
  return Object.fromEntries(namespaces.map((uri, index) => [uri, `${prefix}${index}`]));
}

const faults = {
  documentType: {
    rule: 'document-type',
    message: '文件含有 DOCTYPE 或实体声明，出于安全考虑不予读取。',
    remedy: '请删除 <!DOCTYPE …> 声明后重新上传，或用流程设计器重新导出。',
  },
  depth: (limit: number): FileFinding => ({
    rule: 'nesting-depth',
    message: `文件的嵌套超过 ${limit} 层。`,
    remedy: '请减少子流程的嵌套，把内层部分改为调用活动。',
  }),
  elements: (limit: number): FileFinding => ({
    rule: 'element-count',
    message: `文件中的元素超过 ${limit} 个。`,
    remedy: '请把流程拆成几个，用调用活动连接。',
  }),
  duplicate: (id: string): FileFinding => ({
    rule: 'duplicate-id',
    element: id,
    message: `编号“${id}”重复出现。`,
    remedy: '请为每个元素使用不同的编号。',
  }),
  malformed: (detail: string, line: number): FileFinding => ({
    rule: 'xml-syntax',
    message: `文件不是格式正确的 XML（第 ${line} 行：${detail}）。`,
    remedy: '请检查文件是否完整，或用流程设计器重新导出。',
  }),
} as const;
