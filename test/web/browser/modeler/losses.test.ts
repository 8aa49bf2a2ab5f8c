import { expect, it } from 'vitest';
import { lossesIn } from '../../../../web/browser/modeler/losses.ts';

it('names each content and reference that saving would lose, once', () => {
  const warnings = [
    { message: 'unparsable content <own:note> detected\n\tline: 3' },
    { message: 'unparsable content <own:note> detected\n\tline: 9' },
    { message: 'unresolved reference <Task_9>' },
    { message: 'unknown attribute <x>' },
    'text',
  ];

  expect(lossesIn(warnings)).toEqual(['内容“own:note”', '指向“Task_9”的引用（图里没有它）']);
});
