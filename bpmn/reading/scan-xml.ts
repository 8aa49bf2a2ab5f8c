import { Parser } from 'saxen';
import type { Limits } from '../limits.ts';
import type { FileFinding } from '../problem.ts';
import { isBpmnName } from './bpmn-vocabulary.ts';
import { checkId } from './check-id.ts';
import { DIAGRAM_NAMESPACES, MODEL_NAMESPACES } from './namespaces.ts';
import { faults } from './scan-faults.ts';
import { describeXmlFault } from './xml-fault-texts.ts';

/**
 * One linear pass over the text that finds what would make the real parser slow, deep or dangerous: document types,
 * nesting, numbers of elements, unknown ones, duplicate and reserved ids. It stops at the first fault that makes the
 * rest pointless.
 */
export function scanXml(xml: string, limits: Limits): readonly FileFinding[] {
  const findings: FileFinding[] = [];
  const inspectTag = tagInspector(limits, findings);
  const parser = new Parser();
  parser.ns({
    'http://www.w3.org/XML/1998/namespace': 'xml',
    ...prefixes(MODEL_NAMESPACES, 'model'),
    ...prefixes(DIAGRAM_NAMESPACES, 'diagram'),
  });

  let depth = 0;
  /** Depth of the open `extensionElements`: what is inside belongs to other products, even without a prefix of its own. */
  let extensionsSince = Number.POSITIVE_INFINITY;
  let stopped = false;
  const stop = (finding?: FileFinding): void => {
    if (finding !== undefined && !stopped) {
      findings.push(finding);
    }
    stopped = true;
    parser.stop();
  };

  parser.on('attention', (text) => {
    // Comments and CDATA have hooks of their own: what is left are declarations (DOCTYPE, ENTITY …).
    if (text.startsWith('<!')) {
      stop(faults.documentType);
    }
  });
  parser.on('openTag', (name, attributes, decode) => {
    depth += 1;
    if (depth > limits.depth) {
      stop(faults.depth(limits.depth));
      return;
    }
    // Reading the attributes also makes the parser check that they are well-formed.
    const { id } = attributes();
    const fatal = inspectTag(depth > extensionsSince ? EXTENSION : name, id === undefined ? undefined : decode(id));
    if (name.endsWith(':extensionElements')) {
      extensionsSince = Math.min(extensionsSince, depth);
    }
    if (fatal !== undefined || findings.length >= MAXIMUM_FINDINGS) {
      stop(fatal);
    }
  });
  parser.on('closeTag', () => {
    depth -= 1;
    if (depth < extensionsSince) {
      extensionsSince = Number.POSITIVE_INFINITY;
    }
  });
  const malformed = (error: Error, context: () => { readonly line: number }): void => {
    // The parser knows only ASCII names for attributes; XML allows more.
    if (!/illegal (first char )?attribute name/.test(error.message)) {
      stop(faults.malformed(describeXmlFault(error.message), context().line + 1));
    }
  };
  parser.on('error', malformed);
  parser.on('warn', malformed);
  parser.parse(xml);
  return findings;
}

/** More would not help whoever has to mend the file. */
const MAXIMUM_FINDINGS = 20;

/** BPMN wants them inside `extensionElements`; elsewhere the real parser takes long to complain about each. */
const MAXIMUM_FOREIGN_TAGS = 500;

/** Stands for any tag inside `extensionElements`. */
const EXTENSION = '';

/** Looks at one tag after the other; adds what it finds and returns a fault that makes going on pointless. */
function tagInspector(limits: Limits, findings: FileFinding[]): (name: string, id: string | undefined) => FileFinding | undefined {
  const ids = new Set<string>();
  const kinds = new Map<string, TagKind>();
  const kindOf = (name: string): TagKind => {
    const known = kinds.get(name) ?? tagKind(name);
    kinds.set(name, known);
    return known;
  };
  let tags = 0;
  let elements = 0;
  let foreign = 0;
  return (name, id) => {
    const { kind, unknown } = kindOf(name);
    tags += 1;
    foreign += kind === undefined && name !== EXTENSION ? 1 : 0;
    elements += kind === 'model' && id !== undefined ? 1 : 0;
    if (tags > limits.tags || elements > limits.elements) {
      return faults.elements(tags > limits.tags ? limits.tags : limits.elements);
    }
    if (foreign > MAXIMUM_FOREIGN_TAGS) {
      return faults.foreign(MAXIMUM_FOREIGN_TAGS);
    }
    if (unknown !== undefined) {
      findings.push(faults.unknown(unknown, id));
    }
    if (id !== undefined && kind !== undefined) {
      const fault = kind === 'model' ? checkId(id) : undefined;
      if (fault !== undefined) {
        findings.push(fault);
      } else if (ids.has(id)) {
        findings.push(faults.duplicate(id));
      }
      ids.add(id);
    }
    return undefined;
  };
}

interface TagKind {
  readonly kind?: 'model' | 'diagram';
  /** Local name of what has BPMN's namespace and isn't in BPMN. */
  readonly unknown?: string;
}

/** Files have many tags and few names. */
function tagKind(name: string): TagKind {
  const [, kind, index, localName = ''] = /^(model|diagram)(\d*):(.*)$/.exec(name) ?? [];
  if (kind === 'diagram') return { kind };
  if (kind !== 'model') return {};
  return index === BPMN && !isBpmnName(localName) ? { kind, unknown: localName } : { kind };
}

/** Position of BPMN among the namespaces of models. */
const BPMN = '0';

function prefixes(namespaces: readonly string[], prefix: string): Record<string, string> {
  return Object.fromEntries(namespaces.map((uri, index) => [uri, `${prefix}${index}`]));
}
