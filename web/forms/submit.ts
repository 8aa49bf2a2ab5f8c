import { isObject, isList, type JsonObject, type JsonValue } from './json-values.ts';
import { openForm, shownFields, type FieldNode, type FormNode, type FormSource, type OpenForm } from './open-form.ts';

/** A field that has to be mended before the form can be submitted. */
export interface FormProblem {
  readonly path: string;
  readonly label: string;
  readonly message: string;
}

export type Submission =
  | { readonly kind: 'valid'; readonly variables: JsonObject }
  | { readonly kind: 'invalid'; readonly form: OpenForm; readonly problems: readonly FormProblem[] };

/** Largest result of a form, in bytes of JSON: variables hold small values, long lists belong in registers. */
export const RESULT_LIMIT = 256 * 1024;

/** Reads a submitted form: either the variables for the process, or what has to be mended, with everything typed kept. */
export function submitForm(source: FormSource): Submission {
  const form = openForm(source);
  const problems = shownFields(form.nodes).flatMap(toProblem);
  const variables = pick(form.values, askedFor(form.nodes));
  const size = Buffer.byteLength(JSON.stringify(variables));
  if (size > RESULT_LIMIT) {
    const message = `内容共 ${Math.ceil(size / 1024)} KB，最多 ${RESULT_LIMIT / 1024} KB，请缩短较长的文字`;
    return { kind: 'invalid', form, problems: [...problems, { path: '', label: '整张表单', message }] };
  }
  return problems.length === 0 ? { kind: 'valid', variables } : { kind: 'invalid', form, problems };
}

function toProblem({ fault, path, label }: FieldNode): FormProblem[] {
  return fault === undefined ? [] : [{ path, label, message: fault }];
}

/** First keys of everything that is shown and can be edited or is computed: nothing else goes back to the process. */
function askedFor(nodes: readonly FormNode[]): Set<string> {
  return new Set(nodes.flatMap(pathsOf).map((path) => path.split('.')[0] ?? ''));
}

function pathsOf(node: FormNode): string[] {
  if (node.hidden) return [];
  switch (node.kind) {
    case 'field':
      return node.editable ? [node.path] : [];
    case 'group':
      return node.nodes.flatMap(pathsOf);
    case 'list':
      return [node.path];
    case 'static':
      return node.component.type === 'expression' ? [node.path] : [];
  }
}

function pick(values: JsonObject, keys: ReadonlySet<string>): JsonObject {
  const entries: [string, JsonValue][] = Object.entries(values).filter(([key]) => keys.has(key));
  return Object.fromEntries(entries.map(([key, value]) => [key, isList(value) || isObject(value) ? structuredClone(value) : value]));
}
