import { everyElement, idOf, type ModdleElement } from '../reading/moddle-element.ts';

/** Gives every element whose id isn't ASCII another one; returns the ids by their aliases. References follow by themselves. */
export function giveAsciiIds(root: ModdleElement): ReadonlyMap<string, string> {
  const elements = everyElement(root).flatMap((element) => {
    const id = idOf(element);
    return id === undefined ? [] : [{ element, id }];
  });
  const taken = new Set(elements.map(({ id }) => id));
  const aliases = new Map<string, string>();
  let number = 0;
  for (const { element, id } of elements) {
    if (ASCII_NAME.test(id)) continue;
    do number += 1;
    while (taken.has(`Alias_${number}`));
    aliases.set(`Alias_${number}`, id);
    element.set('id', `Alias_${number}`);
  }
  return aliases;
}

/** What bpmn.io's reader takes for an id. */
const ASCII_NAME = /^[a-z_][\w-.]*$/i;
