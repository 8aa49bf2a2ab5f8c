import { isTextFieldEntryEdited, TextFieldEntry, type Entry } from '@bpmn-io/properties-panel';
import { shownExpression, storedExpression } from './expressions.ts';
import type { EntryContext } from './entry-context.ts';

/** `sw:candidateGroups`: who does the user tasks of a lane that name nobody themselves. */
export function laneCandidateEntries({ element, extensions, debounce }: EntryContext): Entry[] {
  return [
    {
      id: 'sw-lane-candidates',
      component: () =>
        TextFieldEntry({
          element,
          id: 'sw-lane-candidates',
          label: '泳道的候选组',
          description: '没有指定办理人的任务由谁办，岗位@机构，例如：["worker@" + room]',
          debounce,
          getValue: () => shownExpression(extensions.read(element, 'sw:CandidateGroups')[0]?.value),
          setValue: (typed) => extensions.write(element, 'sw:CandidateGroups', [{ value: storedExpression(typed) }]),
        }),
      isEdited: isTextFieldEntryEdited,
    },
  ];
}
