import { isTextFieldEntryEdited, TextFieldEntry, type Entry } from '@bpmn-io/properties-panel';
import { shownExpression, storedExpression } from './expressions.ts';
import type { EntryContext } from './entry-context.ts';

/** `sw:deadline` in working days; fields take a number or a FEEL expression. */
export function deadlineEntries({ element, extensions, debounce }: EntryContext): Entry[] {
  const current = (): Readonly<Record<string, string>> => extensions.read(element, 'sw:Deadline')[0] ?? {};
  return FIELDS.map(({ name, label, description }) => ({
    id: `sw-deadline-${name}`,
    component: () =>
      TextFieldEntry({
        element,
        id: `sw-deadline-${name}`,
        label,
        description,
        debounce,
        getValue: () => shownExpression(current()[name]),
        setValue: (typed) => extensions.write(element, 'sw:Deadline', [{ ...current(), [name]: storedExpression(typed) }]),
      }),
    isEdited: isTextFieldEntryEdited,
  }));
}

const FIELDS = [
  { name: 'workingDays', label: '办理时限（工作日）', description: '任务到达后几个工作日内办完，例如：5' },
  { name: 'remindBefore', label: '提前提醒（工作日）', description: '到期前几个工作日提醒，例如：1' },
  { name: 'escalateTo', label: '超期后加给', description: '岗位@机构，例如：["head@" + station]' },
] as const;
