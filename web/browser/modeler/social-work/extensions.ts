import type BpmnFactory from 'bpmn-js/lib/features/modeling/BpmnFactory';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Element } from 'bpmn-js/lib/model/Types';

/** Reads and writes the regulation's extension elements of one BPMN element; each write is one step of undo. */
export interface Extensions {
  /** Attribute values of all extension elements of this type, in document order. */
  read(element: Element, type: string): readonly Readonly<Record<string, string>>[];
  /** Replaces all extension elements of this type; rows without any value are left out. */
  write(element: Element, type: string, rows: readonly Readonly<Record<string, string>>[]): void;
}

export function createExtensions(modeling: Modeling, bpmnFactory: BpmnFactory): Extensions {
  return {
    read: (element, type) =>
      valuesOf(element)
        .filter((value) => typeOf(value) === type)
        .map(attributes),
    write(element, type, rows) {
      const others = valuesOf(element).filter((value) => typeOf(value) !== type);
      const ours = rows.map(withoutEmpty).filter((row) => Object.keys(row).length > 0);
      const values: unknown[] = [...others, ...ours.map((row): unknown => bpmnFactory.create(type, row))];
      const extensionElements: unknown = values.length === 0 ? undefined : bpmnFactory.create('bpmn:ExtensionElements', { values });
      modeling.updateProperties(element, { extensionElements });
    },
  };
}

/** A property of moddle's loosely typed objects. */
export function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function valuesOf(element: Element): readonly unknown[] {
  const values = property(property(element.businessObject, 'extensionElements'), 'values');
  return Array.isArray(values) ? values : [];
}

function typeOf(value: unknown): unknown {
  return property(value, '$type');
}

function attributes(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ATTRIBUTES.flatMap((name) => {
      const text = property(value, name);
      return typeof text === 'string' ? [[name, text]] : [];
    }),
  );
}

/** All attributes of `bpmn/extensions/social-work.json`. */
const ATTRIBUTES = [
  'number',
  'workingDays',
  'remindBefore',
  'escalateTo',
  'notCompletedBy',
  'label',
  'formId',
  'candidateGroups',
  'value',
  'businessKey',
  'organisation',
];

function withoutEmpty(row: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''));
}
