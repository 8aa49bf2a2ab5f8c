import { isTrue, textOf, valueOf, type ExpressionContext } from './expressions.ts';
import { rowCountPath, type FormInput } from './input.ts';
import { isList, isObject, valueAt, withValueAt, type JsonObject, type JsonValue } from './json-values.ts';
import { choicesOf } from './choices.ts';
import { readValue, textsOf, type Choice } from './read-value.ts';
import type {
  FormComponent,
  FormSchema,
  GroupComponent,
  InputComponent,
  LeafComponent,
  ListComponent,
  UnsupportedComponent,
} from './schema.ts';
import { faultOf } from './validate.ts';

/** A form with values: what a page shows and what a submission means. */
export interface OpenForm {
  readonly nodes: readonly FormNode[];
  /** The values of what is shown, over the variables they started from. */
  readonly values: JsonObject;
  readonly context: ExpressionContext;
}

export type FormNode = FieldNode | GroupNode | ListNode | StaticNode;

interface NodeBase {
  /** Hidden by its own condition; what is inside is not asked for and not submitted. */
  readonly hidden: boolean;
  /** Variables and values as its expressions see them: in a row of a list, the row's come first. */
  readonly context: ExpressionContext;
}

export interface FieldNode extends NodeBase {
  readonly kind: 'field';
  readonly component: InputComponent;
  /** Path of its value, rows by number: `goals.0.text`. */
  readonly path: string;
  readonly editable: boolean;
  readonly label: string;
  readonly texts: readonly string[];
  readonly value: JsonValue;
  readonly choices: readonly Choice[];
  /** What is wrong with it, whether or not that is shown yet. */
  readonly fault?: string;
}

export interface GroupNode extends NodeBase {
  readonly kind: 'group';
  readonly component: GroupComponent;
  readonly nodes: readonly FormNode[];
}

export interface ListNode extends NodeBase {
  readonly kind: 'list';
  readonly component: ListComponent;
  readonly path: string;
  readonly rows: readonly (readonly FormNode[])[];
}

export interface StaticNode extends NodeBase {
  readonly kind: 'static';
  readonly component: Exclude<LeafComponent, InputComponent> | UnsupportedComponent;
  readonly path: string;
}

export interface FormSource {
  readonly schema: FormSchema;
  /** What the process knows. */
  readonly variables: JsonObject;
  /** What was typed; absent when the form is opened for the first time. */
  readonly input?: FormInput | undefined;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Most rows a list may have. */
export const MOST_ROWS = 100;

/** Conditions may depend on fields that depend on conditions; deeper chains than this are the form's fault. */
const PASSES = 4;

/**
 * Works out what a form shows now. Conditions and flags see all values, and values count only while they are shown, so
 * the form is read again until nothing changes.
 */
export function openForm(source: FormSource): OpenForm {
  let values: JsonObject = source.variables;
  for (let pass = 0; ; pass += 1) {
    const context = { variables: values, at: source.at };
    const nodes = source.schema.components.map((component) => build(component, { source, prefix: '', context }));
    const next = collect(nodes, source.variables);
    if (pass >= PASSES || JSON.stringify(next) === JSON.stringify(values)) return { nodes, values: next, context };
    values = next;
  }
}

/** Every field that is shown, rows included. */
export function shownFields(nodes: readonly FormNode[]): FieldNode[] {
  return nodes.flatMap((node): FieldNode[] => {
    if (node.hidden) return [];
    switch (node.kind) {
      case 'field':
        return [node];
      case 'group':
        return shownFields(node.nodes);
      case 'list':
        return node.rows.flatMap((row) => shownFields(row));
      case 'static':
        return [];
    }
  });
}

interface Place {
  readonly source: FormSource;
  /** Path of the surrounding object, with its closing dot. */
  readonly prefix: string;
  readonly context: ExpressionContext;
}

function build(component: FormComponent, place: Place): FormNode {
  const { context } = place;
  const hide = component.conditional?.hide;
  const hidden = hide !== undefined && hide !== '' && isTrue(hide, context);
  switch (component.type) {
    case 'group': {
      const prefix = component.path === undefined ? place.prefix : `${place.prefix}${component.path}.`;
      return { kind: 'group', hidden, context, component, nodes: component.components.map((inner) => build(inner, { ...place, prefix })) };
    }
    case 'dynamiclist':
      return { kind: 'list', hidden, context, component, path: place.prefix + component.path, rows: buildRows(component, place) };
    case 'textfield':
    case 'textarea':
    case 'number':
    case 'checkbox':
    case 'radio':
    case 'select':
    case 'checklist':
    case 'taglist':
    case 'datetime':
      return buildField(component, place, hidden);
    case 'expression':
      return { kind: 'static', hidden, context, component, path: place.prefix + component.key };
    default:
      return { kind: 'static', hidden, context, component, path: '' };
  }
}

function buildField(component: InputComponent, { source, prefix, context }: Place, hidden: boolean): FieldNode {
  const path = prefix + component.key;
  const editable = !isTrue(component.disabled, context) && !isTrue(component.readonly, context);
  const choices = choicesOf(component, context);
  const known = valueAt(source.variables, path);
  const initial = textsOf(component, known ?? defaultOf(component, context));
  const texts = (editable ? source.input?.get(path) : undefined) ?? initial;
  const label = nonEmpty(textOf(component.label, context), component.key);
  const base = { kind: 'field', component, path, hidden, context, editable, label, texts, choices } as const;
  // What can't be edited keeps the process's own value, even one that this field couldn't have produced.
  if (!editable && known !== undefined) return { ...base, value: known };
  const read = readValue(component, texts, choices);
  const fault = editable ? (read.fault ?? faultOf(component, read.value, label, context)) : undefined;
  return { ...base, value: read.value, ...(fault === undefined ? {} : { fault }) };
}

function nonEmpty(text: string, otherwise: string): string {
  return text === '' ? otherwise : text;
}

function defaultOf({ defaultValue }: InputComponent, context: ExpressionContext): JsonValue | undefined {
  return typeof defaultValue === 'string' && defaultValue.startsWith('=') ? valueOf(defaultValue, context) : defaultValue;
}

function buildRows(component: ListComponent, { source, prefix, context }: Place): FormNode[][] {
  const path = prefix + component.path;
  const known = valueAt(source.variables, path);
  const sent = source.input?.get(rowCountPath(path))?.[0];
  const wanted = sent !== undefined && /^\d{1,4}$/u.test(sent) ? Number(sent) : isList(known) ? known.length : component.defaultRepetitions;
  return Array.from({ length: Math.min(wanted, MOST_ROWS) }, (_unused, index) => {
    const rowPath = `${path}.${index}`;
    const row = valueAt(context.variables, rowPath);
    const variables = { ...context.variables, ...(isObject(row) ? row : {}), this: row ?? {}, i: index + 1, parent: context.variables };
    const inner = { source, prefix: `${rowPath}.`, context: { ...context, variables } };
    return component.components.map((child) => build(child, inner));
  });
}

/** The values of what is shown, written over the variables; what is hidden is as if the form didn't have it. */
function collect(nodes: readonly FormNode[], variables: JsonObject): JsonObject {
  return nodes.reduce<JsonObject>((values, node) => {
    if (node.hidden) return values;
    switch (node.kind) {
      case 'field':
        return withValueAt(values, node.path, node.value);
      case 'group':
        return collect(node.nodes, values);
      case 'list': {
        const before = valueAt(variables, node.path);
        const rows = node.rows.map((row, index) => collectRow(row, `${node.path}.${index}.`, isList(before) ? before[index] : undefined));
        return withValueAt(values, node.path, rows);
      }
      case 'static':
        return node.component.type === 'expression'
          ? withValueAt(values, node.path, valueOf(node.component.expression, node.context))
          : values;
    }
  }, variables);
}

/** A row keeps what the process put into it, under what the form asks for. */
function collectRow(nodes: readonly FormNode[], prefix: string, before: JsonValue | undefined): JsonObject {
  const relative = nodes.map((node) => withoutPrefix(node, prefix));
  return collect(relative, isObject(before) ? before : {});
}

function withoutPrefix(node: FormNode, prefix: string): FormNode {
  if (node.kind === 'group') return { ...node, nodes: node.nodes.map((inner) => withoutPrefix(inner, prefix)) };
  const path = node.path.slice(prefix.length);
  if (node.kind === 'list') return { ...node, path, rows: node.rows.map((row) => row.map((inner) => withoutPrefix(inner, prefix))) };
  return { ...node, path };
}
