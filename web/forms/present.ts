import { shortDateTime } from '../helpers/dates.ts';
import { drawingView } from '../signature-drawing.ts';
import { dayAndTime, mayHaveTime } from './date-value.ts';
import { numberOf, textOf, toText, valueOf } from './expressions.ts';
import { CHECKED, FIELD_PREFIX, rowCountPath } from './input.ts';
import { isList, isObject } from './json-values.ts';
import { renderMarkdown } from './markdown.ts';
import { MOST_ROWS, type FieldNode, type FormNode, type ListNode, type OpenForm, type StaticNode } from './open-form.ts';
import { choiceText, isSignature, TEXT_LIMITS, textLimit } from './read-value.ts';
import type { FormComponent } from './schema.ts';
import type { FormProblem } from './submit.ts';

/** What `partials/form/*.hbs` print. */
export type FormView = { readonly nodes: readonly NodeView[]; readonly problems: readonly ProblemView[] };
export interface NodeView {
  readonly kind: string;
  readonly span: string;
  readonly condition?: string | undefined;
  readonly nodes?: readonly NodeView[];
  readonly rows?: readonly { readonly nodes?: readonly NodeView[] }[];
  readonly [property: string]: unknown;
}

export interface ProblemView {
  readonly anchor: string;
  readonly label: string;
  readonly message: string;
}

/** Prepares a form for the page; `problems` are those of a submission, none before the first. */
export function presentForm(form: OpenForm, problems: readonly FormProblem[] = []): FormView {
  const faults = new Map(problems.map(({ path, message }) => [path, message]));
  return {
    nodes: presentNodes(form.nodes, faults),
    problems: problems.map(({ path, label, message }) => ({ anchor: `#${fieldId(path)}`, label, message })),
  };
}

function presentNodes(nodes: readonly FormNode[], faults: ReadonlyMap<string, string>): NodeView[] {
  const perRow = new Map<string, number>();
  for (const { hidden, component } of nodes) {
    const { row } = component.layout;
    if (!hidden && typeof row === 'string') perRow.set(row, (perRow.get(row) ?? 0) + 1);
  }
  return nodes.map((node) => {
    const view = { span: spanOf(node.component, perRow), condition: conditionId(node) };
    return node.hidden ? { ...view, kind: 'hidden' } : { ...view, ...presentNode(node, faults) };
  });
}

/** form-js lays rows out on 16 columns; a component that names none shares its row equally. */
function spanOf({ layout }: FormComponent, perRow: ReadonlyMap<string, number>): string {
  const inRow = typeof layout.row === 'string' ? (perRow.get(layout.row) ?? 1) : 1;
  const columns = layout.columns ?? Math.floor(16 / inRow);
  return columns >= 16 ? '' : `span-${Math.max(columns, 2)}`;
}

/** Parts with a condition are wrapped, so that they can appear while somebody types. */
function conditionId(node: FormNode): string | undefined {
  if (node.component.conditional?.hide === undefined) return undefined;
  const path = node.kind === 'group' ? node.component.id : node.path;
  return `part-${slug(path === '' ? node.component.id : path)}`;
}

function presentNode(node: FormNode, faults: ReadonlyMap<string, string>): { readonly kind: string; readonly [property: string]: unknown } {
  switch (node.kind) {
    case 'field':
      return presentField(node, faults.get(node.path));
    case 'group':
      return {
        kind: node.component.showOutline ? 'group' : 'plain-group',
        label: textOf(node.component.label, node.context),
        description: textOf(node.component.description, node.context),
        nodes: presentNodes(node.nodes, faults),
      };
    case 'list':
      return presentList(node, faults);
    case 'static':
      return presentStatic(node);
  }
}

function presentList(
  { component, path, rows, context }: ListNode,
  faults: ReadonlyMap<string, string>,
): { readonly kind: string; readonly [property: string]: unknown } {
  return {
    kind: 'list',
    id: fieldId(path),
    path,
    countName: FIELD_PREFIX + rowCountPath(path),
    count: rows.length,
    label: textOf(component.label, context),
    description: textOf(component.description, context),
    mayAdd: component.allowAddRemove && rows.length < MOST_ROWS,
    rows: rows.map((row, index) => ({
      number: index + 1,
      index,
      path,
      mayRemove: component.allowAddRemove,
      nodes: presentNodes(row, faults),
    })),
  };
}

function presentField(node: FieldNode, shownFault: string | undefined): { readonly kind: string; readonly [property: string]: unknown } {
  const { component, context, path, texts, editable } = node;
  const text = texts.findLast((sent) => sent !== '') ?? '';
  const id = fieldId(path);
  const view = {
    id,
    name: FIELD_PREFIX + path,
    label: node.label,
    description: textOf(component.description, context),
    required: component.validate.required === true && editable,
    editable,
    fault: shownFault,
    describedBy: [...(shownFault === undefined ? [] : [`${id}-error`]), ...(component.description === '' ? [] : [`${id}-hint`])].join(' '),
    text,
  };
  switch (component.type) {
    case 'textfield':
      if (isSignature(component)) return { ...view, kind: 'signature', maxLength: textLimit(component), drawing: drawingView(text) };
      return {
        ...view,
        kind: 'textfield',
        ...inputHints(component.validate.validationType),
        maxLength: maxLength(node, TEXT_LIMITS.textfield),
        prefix: component.appearance.prefixAdorner,
        suffix: component.appearance.suffixAdorner,
      };
    case 'textarea':
      return { ...view, kind: 'textarea', maxLength: maxLength(node, TEXT_LIMITS.textarea) };
    case 'number':
      return {
        ...view,
        kind: 'textfield',
        inputMode: component.decimalDigits === 0 ? 'numeric' : 'decimal',
        isNumber: true,
        maxLength: 24,
        prefix: component.appearance.prefixAdorner,
        suffix: component.appearance.suffixAdorner,
      };
    case 'datetime':
      if (mayHaveTime(component)) return { ...view, kind: 'day-and-time', label: dateLabel(node), ...timePart(node) };
      return {
        ...view,
        kind: 'date',
        label: dateLabel(node),
        inputType: { date: 'date', time: 'time', datetime: 'datetime-local' }[component.subtype],
      };
    case 'checkbox':
      return { ...view, kind: 'checkbox', checked: text === CHECKED, checkedText: CHECKED };
    case 'select':
      return { ...view, kind: 'select', options: optionViews(node) };
    case 'radio':
      return { ...view, kind: 'choices', inputType: 'radio', options: optionViews(node) };
    case 'checklist':
    case 'taglist':
      return { ...view, kind: 'choices', inputType: 'checkbox', options: optionViews(node) };
  }
}

function optionViews({ choices, texts, path }: FieldNode): unknown[] {
  const chosen = new Set(texts);
  return choices.map(({ label, value }, index) => ({
    label,
    value: choiceText(value),
    chosen: chosen.has(choiceText(value)),
    id: `${fieldId(path)}-${index}`,
  }));
}

/** What was typed as day and as time, and what the time is called. */
function timePart({ component, context, texts, label }: FieldNode) {
  const [day, time] = dayAndTime(texts);
  const own = component.type === 'datetime' ? textOf(component.timeLabel, context) : '';
  return { day, time, timeLabel: own === '' ? `${label}（时刻）` : own };
}

/** form-js labels the date and the time of a field, not the field. */
function dateLabel({ component, context, label }: FieldNode): string {
  if (component.type !== 'datetime' || component.label !== '') return label;
  const own = component.dateLabel === '' ? component.timeLabel : component.dateLabel;
  return own === '' ? label : textOf(own, context);
}

function maxLength({ component, context }: FieldNode, limit: number): number {
  return Math.min(numberOf(component.validate.maxLength, context) ?? limit, limit);
}

function inputHints(validationType: string | undefined): { readonly inputMode?: string; readonly autocomplete?: string } {
  if (validationType === 'phone') return { inputMode: 'tel' };
  if (validationType === 'email') return { inputMode: 'email' };
  return {};
}

function presentStatic({ component, context }: StaticNode): { readonly kind: string; readonly [property: string]: unknown } {
  switch (component.type) {
    case 'text':
      return { kind: 'text', html: renderMarkdown(textOf(component.text, context)) };
    case 'table': {
      const source = valueOf(component.dataSource, context);
      const rows = isList(source) ? source.filter(isObject).slice(0, 200) : [];
      return {
        kind: 'table',
        label: textOf(component.label, context),
        columns: component.columns,
        rows: rows.map((row) => component.columns.map(({ key, label }) => ({ label, text: toText(row[key]) }))),
      };
    }
    case 'separator':
      return { kind: 'separator' };
    case 'unsupported':
      return { kind: 'unsupported', originalType: component.originalType, label: component.label };
    case 'spacer':
    case 'expression':
    case 'button':
      return { kind: 'nothing' };
  }
}

/** Label of the form's own submit button, if it has one. */
export function submitLabel(form: OpenForm): string | undefined {
  for (const { component, hidden, context } of form.nodes) {
    if (component.type === 'button' && component.action === 'submit' && !hidden && component.label !== '') {
      return textOf(component.label, context);
    }
  }
  return undefined;
}

/** True when typing can make parts appear: the page then asks the server while one types. */
export function hasConditions(components: readonly FormComponent[]): boolean {
  return components.some(
    (component) => component.conditional?.hide !== undefined || ('components' in component && hasConditions(component.components)),
  );
}

/** Element id of a field, for labels and for the links of the error summary. */
export function fieldId(path: string): string {
  return `field-${slug(path)}`;
}

function slug(path: string): string {
  return path.replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-');
}

/** 草稿已保存 11-23 14:05 */
export function draftNote(savedAt: Date | undefined): string {
  return savedAt === undefined ? '' : `草稿已保存 ${shortDateTime(savedAt)}`;
}
