import { isTextFieldEntryEdited, TextFieldEntry, type Entry } from '@bpmn-io/properties-panel';
import type { EntryContext } from './entry-context.ts';
import { shownExpression, storedExpression } from './expressions.ts';

/** `sw:calledInstance`: the called instance's own business key and owner. */
export function calledInstanceEntries({ element, extensions, debounce }: EntryContext): Entry[] {
  const current = (): Readonly<Record<string, string>> => extensions.read(element, 'sw:CalledInstance')[0] ?? {};
  return FIELDS.map(({ name, label, description }) => ({
    id: `sw-called-${name}`,
    component: () =>
      TextFieldEntry({
        element,
        id: `sw-called-${name}`,
        label,
        description,
        debounce,
        getValue: () => shownExpression(current()[name]),
        setValue: (typed) => extensions.write(element, 'sw:CalledInstance', [{ ...current(), [name]: storedExpression(typed) }]),
      }),
    isEdited: isTextFieldEntryEdited,
  }));
}

const FIELDS = [
  { name: 'businessKey', label: '被调用实例的编号', description: '不写就与本实例相同，例如：cycleId + "/" + station' },
  { name: 'organisation', label: '被调用实例归谁', description: '机构代号，不写就与本实例相同，例如：station' },
] as const;
