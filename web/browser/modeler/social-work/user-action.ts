import type { Element } from 'bpmn-js/lib/model/Types';
import { is } from 'bpmn-js/lib/util/ModelUtil';
import { isTextFieldEntryEdited, TextFieldEntry, type Entry } from '@bpmn-io/properties-panel';
import { property } from './extensions.ts';
import { shownExpression, storedExpression } from './expressions.ts';
import type { EntryContext } from './entry-context.ts';

/** `sw:userAction`: a button on the case's page that sends this event's message. */
export function userActionEntries({ element, extensions, debounce }: EntryContext): Entry[] {
  const current = (): Readonly<Record<string, string>> => extensions.read(element, 'sw:UserAction')[0] ?? {};
  return FIELDS.map(({ name, label, description, expression }) => ({
    id: `sw-action-${name}`,
    component: () =>
      TextFieldEntry({
        element,
        id: `sw-action-${name}`,
        label,
        description,
        debounce,
        getValue: () => (expression ? shownExpression(current()[name]) : (current()[name] ?? '')),
        setValue: (typed) =>
          extensions.write(element, 'sw:UserAction', [{ ...current(), [name]: expression ? storedExpression(typed) : typed.trim() }]),
      }),
    isEdited: isTextFieldEntryEdited,
  }));
}

/** Message start events of event sub-processes and message boundary events: those that wait while the case goes on. */
export function takesUserAction(element: Element): boolean {
  const definitions = property(element.businessObject, 'eventDefinitions');
  if (!Array.isArray(definitions) || !definitions.some((definition) => is(definition, 'bpmn:MessageEventDefinition'))) return false;
  if (is(element, 'bpmn:BoundaryEvent')) return true;
  return is(element, 'bpmn:StartEvent') && property(property(element.businessObject, '$parent'), 'triggeredByEvent') === true;
}

const FIELDS = [
  { name: 'label', label: '页面按钮', description: '个案页面上的按钮文字，例如：上报危机', expression: false },
  { name: 'formId', label: '按钮的表单', description: '点按钮后填写的表单代号', expression: false },
  { name: 'candidateGroups', label: '谁能按', description: '岗位@机构，例如：["worker@" + room]', expression: true },
] as const;
