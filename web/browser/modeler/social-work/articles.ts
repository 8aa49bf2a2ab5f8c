import { isTextFieldEntryEdited, TextFieldEntry, type Entry } from '@bpmn-io/properties-panel';
import type { EntryContext } from './entry-context.ts';

/** `sw:article`: the articles of the regulation that ask for this step; people see them as 依据第十七条. */
export function articleEntries({ element, extensions, debounce }: EntryContext): Entry[] {
  return [
    {
      id: 'sw-articles',
      component: () =>
        TextFieldEntry({
          element,
          id: 'sw-articles',
          label: '依据条款',
          description: '例如：第十七条；多条用顿号隔开',
          debounce,
          getValue: () =>
            extensions
              .read(element, 'sw:Article')
              .map(({ number }) => number)
              .join('、'),
          setValue: (text) =>
            extensions.write(
              element,
              'sw:Article',
              text.split(/[、，,\s]+/).map((number) => ({ number })),
            ),
          validate: (text) =>
            text.split(/[、，,\s]+/).every((number) => number === '' || /^第[一二三四五六七八九十百]+条$/.test(number))
              ? undefined
              : '请写成“第十七条”的样子',
        }),
      isEdited: isTextFieldEntryEdited,
    },
  ];
}
