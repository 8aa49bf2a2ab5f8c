import { describe, expect, it } from 'vitest';
import { processIdOf, processNameOf } from '../../web/process-xml.ts';

describe('what a diagram says about itself', () => {
  it.each([
    ['<bpmn:process id="home-care" name="居家&amp;探访" isExecutable="true">', 'home-care', '居家&探访'],
    ["<process name='&#x5C45;' id='a'>", 'a', '居'],
    ['<bpmn:process id="a b" name="">', undefined, undefined],
    ['<definitions/>', undefined, undefined],
  ])('reads %s', (xml, id, name) => {
    expect([processIdOf(xml), processNameOf(xml)]).toEqual([id, name]);
  });
});
