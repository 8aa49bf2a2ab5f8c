import type { Element } from 'bpmn-js/lib/model/Types';
import { is } from 'bpmn-js/lib/util/ModelUtil';
import { CheckboxEntry, isCheckboxEntryEdited, type Entry } from '@bpmn-io/properties-panel';
import { property } from './extensions.ts';
import type { EntryContext } from './entry-context.ts';

/** `sw:separation`: whoever completed one of the ticked tasks may not take this one (nobody approves own work). */
export function separationEntries({ element, extensions, elementRegistry }: EntryContext): Entry[] {
  const current = (): readonly string[] =>
    (extensions.read(element, 'sw:Separation')[0]?.notCompletedBy ?? '').split(/\s+/).filter((id) => id !== '');
  return otherUserTasks(element, elementRegistry.getAll()).map(({ id, name }) => ({
    id: `sw-separation-${id}`,
    component: () =>
      CheckboxEntry({
        element,
        id: `sw-separation-${id}`,
        label: `办过“${name}”的人要回避`,
        getValue: () => current().includes(id),
        setValue: (checked) => {
          const others = current().filter((each) => each !== id);
          extensions.write(element, 'sw:Separation', [{ notCompletedBy: (checked ? [...others, id] : others).join(' ') }]);
        },
      }),
    isEdited: isCheckboxEntryEdited,
  }));
}

function otherUserTasks(element: Element, all: readonly object[]): { readonly id: string; readonly name: string }[] {
  return all.flatMap((each) => {
    const semantic = property(each, 'businessObject');
    const id = property(semantic, 'id');
    const name = property(semantic, 'name');
    if (!is(semantic, 'bpmn:UserTask') || typeof id !== 'string' || id === element.id) return [];
    return [{ id, name: typeof name === 'string' && name !== '' ? name : id }];
  });
}
