import bpmn from 'bpmn-moddle/resources/bpmn/json/bpmn.json' with { type: 'json' };
import bpmndi from 'bpmn-moddle/resources/bpmn/json/bpmndi.json' with { type: 'json' };
import { Parser } from 'saxen';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };

/** An XML element with expanded names, so that prefixes and layout don't matter. */
export interface XmlTree {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly XmlTree[];
}

/**
 * Reads what a file means: names are expanded, attributes and children of different names have no order, `xsi:type` is
 * expanded like a name, and references are told without the prefix of their target's namespace.
 */
export function xmlTree(xml: string): XmlTree {
  const root: MutableTree = { name: '', attributes: {}, text: '', children: [] };
  const stack: { readonly tree: MutableTree; readonly namespaces: Namespaces }[] = [{ tree: root, namespaces: { xml: 'xml' } }];
  const parser = new Parser();
  parser.on('openTag', (name, read, decode) => {
    const around = stack.at(-1);
    if (around === undefined) throw new Error('The file goes on after its end');
    const raw = Object.entries(read()).map(([attribute, value]) => [attribute, decode(value)] as const);
    const namespaces = { ...around.namespaces, ...declared(raw) };
    const tree: MutableTree = {
      name: expand(name, namespaces),
      attributes: attributesOf(expand(name, namespaces), raw, namespaces),
      text: '',
      children: [],
    };
    around.tree.children.push(tree);
    stack.push({ tree, namespaces });
  });
  parser.on('closeTag', () => stack.pop());
  const addText = (text: string): void => {
    const current = stack.at(-1)?.tree;
    if (current !== undefined) current.text += text;
  };
  parser.on('text', (text, decode) => addText(decode(text)));
  parser.on('cdata', (text) => addText(text));
  parser.parse(xml);
  const [document] = root.children;
  if (document === undefined) throw new Error('The file has no element');
  return normalised(document, new Set(idsOf(document)));
}

function idsOf({ attributes, children }: XmlTree): readonly string[] {
  return [...(attributes.id === undefined ? [] : [attributes.id]), ...children.flatMap(idsOf)];
}

interface MutableTree extends XmlTree {
  text: string;
  readonly children: MutableTree[];
}

type Namespaces = Readonly<Record<string, string>>;
type Attributes = readonly (readonly [string, string])[];

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

function declared(attributes: Attributes): Namespaces {
  return Object.fromEntries(
    attributes.flatMap(([name, uri]) => {
      const [prefix = '', declaredPrefix = ''] = name.split(':');
      return prefix === 'xmlns' ? [[declaredPrefix, uri] as const] : [];
    }),
  );
}

function attributesOf(element: string, attributes: Attributes, namespaces: Namespaces): Record<string, string> {
  return Object.fromEntries(
    attributes
      .filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'))
      .map(([name, value]) => {
        const expanded = name.includes(':') ? expand(name, namespaces) : name;
        return [withoutOwn(expanded, element), expanded === `{${XSI}}type` ? expand(value, namespaces) : value];
      }),
  );
}

/** bpmn.io's writer leaves out the prefix of an attribute that is in the namespace of its element. */
function withoutOwn(attribute: string, element: string): string {
  const namespace = element.slice(0, element.indexOf('}') + 1);
  return attribute.startsWith(namespace) ? attribute.slice(namespace.length) : attribute;
}

function expand(name: string, namespaces: Namespaces): string {
  const [prefix = '', local] = name.includes(':') ? name.split(':') : ['', name];
  return `{${namespaces[prefix] ?? prefix}}${local ?? ''}`;
}

/** Children sorted by name, those of one name in their order (those of pictures by id); blanks around texts and values by default don't count. */
function normalised(tree: XmlTree, ids: ReadonlySet<string>): XmlTree {
  const { name, attributes, text, children: all } = withoutSubstitution(tree);
  // bpmn.io gives shapes an empty label, which says nothing.
  const children = all.filter((child) => !child.name.endsWith('}BPMNLabel') || child.children.length > 0);
  const order = [...new Set(children.map((child) => child.name))].sort();
  const sorted = Object.entries(attributes)
    .filter(([attribute, value]) => DEFAULTS.get(attribute) !== value && value !== `{${DC}}Point`)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return {
    name,
    attributes: Object.fromEntries(sorted.map(([attribute, value]) => [attribute, meaning(value, ids)])),
    text: meaning(text.trim(), ids),
    children: order.flatMap((each) => inOrder(children.filter((child) => child.name === each)).map((child) => normalised(child, ids))),
  };
}

/** Shapes and edges of a picture have no order: which one lies on top is the viewer's affair. */
function inOrder(children: readonly XmlTree[]): readonly XmlTree[] {
  const isPicture = children.every(({ attributes }) => attributes.bpmnElement !== undefined);
  return isPicture ? children.toSorted((left, right) => ((left.attributes.id ?? '') < (right.attributes.id ?? '') ? -1 : 1)) : children;
}

/** An expression may be written under the name of its type (the schema's substitution groups). */
function withoutSubstitution(tree: XmlTree): XmlTree {
  if (tree.name !== `{${BPMN}}formalExpression`) return tree;
  return { ...tree, name: `{${BPMN}}expression`, attributes: { ...tree.attributes, [`{${XSI}}type`]: `{${BPMN}}tFormalExpression` } };
}

/** Points of edges are points, whether the file says so or not. */
const DC = 'http://www.omg.org/spec/DD/20100524/DC';
const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

const DEFAULTS: ReadonlyMap<string, string> = new Map(
  [...bpmn.types, ...bpmndi.types, ...zeebe.types].flatMap((type) =>
    'properties' in type
      ? type.properties.flatMap((property) => ('default' in property ? [[property.name, String(property.default)] as const] : []))
      : [],
  ),
);

/** A reference into the file without its prefix, a number without needless digits. */
function meaning(value: string, ids: ReadonlySet<string>): string {
  const local = value.slice(value.indexOf(':') + 1);
  if (/^-?\d+\.\d+$/.test(value)) return String(Number(value));
  return !ids.has(value) && ids.has(local) ? local : value;
}
