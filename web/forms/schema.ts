import { z } from 'zod';
import type { JsonValue } from '../../contract/json.ts';

/**
 * The part of form-js's JSON that the pages render (docs/forms.md lists it). Everything that may hold an expression
 * stays text here: `=…` is FEEL, `{{…}}` inside a text is FEEL too. What isn't known is kept as `unsupported`, so that
 * a page can say so instead of silently leaving a question out.
 */
const jsonValue: z.ZodType<JsonValue> = z.json();

/** A flag that may be an expression: `true` or `=count(list) > 0`. */
const flag = z.union([z.boolean(), z.string().max(2_000)]);
const numberOrExpression = z.union([z.number(), z.string().max(2_000)]);

/** Object keys that would reach a prototype; a form that uses them is refused. */
const key = z
  .string()
  .min(1)
  .max(200)
  .refine(
    (text) => text.split('.').every((segment) => segment !== '' && !['__proto__', 'prototype', 'constructor'].includes(segment)),
    '字段名不可用',
  );

const validation = z
  .object({
    required: z.boolean().optional(),
    minLength: numberOrExpression.optional(),
    maxLength: numberOrExpression.optional(),
    min: numberOrExpression.optional(),
    max: numberOrExpression.optional(),
    pattern: z.string().max(500).optional(),
    patternErrorMessage: z.string().max(200).optional(),
    validationType: z.string().optional(),
  })
  .default({});
export type FieldValidation = z.infer<typeof validation>;

const common = {
  id: z.string().max(200).default(''),
  label: z.string().max(2_000).default(''),
  description: z.string().max(2_000).default(''),
  conditional: z.object({ hide: z.string().max(2_000).optional() }).optional(),
  layout: z.object({ row: z.string().nullish(), columns: z.number().int().min(1).max(16).nullish() }).default({}),
};

const input = {
  ...common,
  key,
  disabled: flag.default(false),
  readonly: flag.default(false),
  validate: validation,
  defaultValue: jsonValue.optional(),
  /**
   * form-js's custom properties: texts. `personal` marks what must never stand in variables in the clear; `check` names
   * a check that form-js doesn't have (`id-number`); `signature` makes a text field take a typed name or a drawn signature; `time` lets
   * a date take a time of day too.
   */
  properties: z
    .object({
      personal: z.string().optional(),
      check: z.string().optional(),
      signature: z.string().optional(),
      time: z.literal('optional').optional(),
    })
    .default({}),
};

const affixes = z.object({ prefixAdorner: z.string().max(200).optional(), suffixAdorner: z.string().max(200).optional() }).default({});

const choices = {
  values: z.array(z.object({ label: z.string(), value: jsonValue })).optional(),
  valuesKey: z.string().optional(),
  valuesExpression: z.string().optional(),
};

const textField = z.object({ ...input, type: z.literal('textfield'), appearance: affixes });
const textArea = z.object({ ...input, type: z.literal('textarea') });
const numberField = z.object({
  ...input,
  type: z.literal('number'),
  decimalDigits: z.number().int().min(0).max(10).optional(),
  increment: z.union([z.string(), z.number()]).optional(),
  appearance: affixes,
  serializeToString: z.boolean().default(false),
});
const checkBox = z.object({ ...input, type: z.literal('checkbox') });
const oneChoice = z.object({ ...input, ...choices, type: z.enum(['radio', 'select']) });
const manyChoices = z.object({ ...input, ...choices, type: z.enum(['checklist', 'taglist']) });
const dateField = z.object({
  ...input,
  type: z.literal('datetime'),
  subtype: z.enum(['date', 'time', 'datetime']).default('date'),
  dateLabel: z.string().max(2_000).default(''),
  timeLabel: z.string().max(2_000).default(''),
  timeSerializingFormat: z.enum(['utc_offset', 'utc_normalized', 'no_timezone']).default('utc_offset'),
  disallowPassedDates: z.boolean().default(false),
});
const text = z.object({ ...common, type: z.literal('text'), text: z.string().max(20_000).default('') });
const separator = z.object({ ...common, type: z.literal('separator') });
const spacer = z.object({ ...common, type: z.literal('spacer') });
const computed = z.object({ ...common, type: z.literal('expression'), key, expression: z.string().max(2_000).default('') });
const button = z.object({ ...common, type: z.literal('button'), action: z.enum(['submit', 'reset']).default('submit') });
const table = z.object({
  ...common,
  type: z.literal('table'),
  dataSource: z.string().default(''),
  columns: z.array(z.object({ key: z.string(), label: z.string().default('') })).default([]),
});

const leaf = z.discriminatedUnion('type', [
  textField,
  textArea,
  numberField,
  checkBox,
  oneChoice,
  manyChoices,
  dateField,
  text,
  separator,
  spacer,
  computed,
  button,
  table,
]);

export type LeafComponent = z.infer<typeof leaf>;
export type InputComponent = Extract<LeafComponent, { readonly validate: FieldValidation }>;
export type NumberComponent = z.infer<typeof numberField>;
export type DateComponent = z.infer<typeof dateField>;

interface CommonProperties {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly conditional?: { readonly hide?: string | undefined } | undefined;
  readonly layout: { readonly row?: string | null | undefined; readonly columns?: number | null | undefined };
}

export interface GroupComponent extends CommonProperties {
  readonly type: 'group';
  /** Where its fields' values live below the surrounding ones; none: beside them. */
  readonly path?: string | undefined;
  readonly showOutline: boolean;
  readonly components: readonly FormComponent[];
}

export interface ListComponent extends CommonProperties {
  readonly type: 'dynamiclist';
  readonly path: string;
  readonly defaultRepetitions: number;
  readonly allowAddRemove: boolean;
  readonly components: readonly FormComponent[];
}

export interface UnsupportedComponent extends CommonProperties {
  readonly type: 'unsupported';
  readonly originalType: string;
}

export type FormComponent = LeafComponent | GroupComponent | ListComponent | UnsupportedComponent;

const component: z.ZodType<FormComponent> = z.lazy(() => z.union([leaf, group, list, unsupported]));

const group = z.object({
  ...common,
  type: z.literal('group'),
  path: key.optional().or(z.literal('').transform(() => undefined)),
  showOutline: z.boolean().default(true),
  components: z.array(component).max(200).default([]),
});

const list = z.object({
  ...common,
  type: z.literal('dynamiclist'),
  path: key,
  defaultRepetitions: z.number().int().min(0).max(100).default(1),
  allowAddRemove: z.boolean().default(true),
  components: z.array(component).max(200).default([]),
});

const SUPPORTED: ReadonlySet<string> = new Set([
  ...['textfield', 'textarea', 'number', 'checkbox', 'radio', 'select', 'checklist', 'taglist', 'datetime'],
  ...['text', 'separator', 'spacer', 'expression', 'button', 'table', 'group', 'dynamiclist'],
]);

const unsupported = z
  .object({ ...common, type: z.string().refine((type) => !SUPPORTED.has(type)) })
  .transform((found) => ({ ...found, type: 'unsupported' as const, originalType: found.type }));

export const formSchema = z.object({
  id: z.string().default(''),
  components: z.array(component).max(500),
});
export type FormSchema = z.infer<typeof formSchema>;

/** A form of an earlier deployment that doesn't parse is its author's fault; the page says so. */
export class FormFault extends Error {
  override readonly name = 'FormFault';
}

/** Parses a deployed form; `FormFault` says in Chinese which part can't be used. */
export function parseForm(json: unknown): FormSchema {
  const result = formSchema.safeParse(json);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new FormFault(`表单定义有误（${issue?.path.join('.') ?? ''}）：${issue?.message ?? ''}`);
}
