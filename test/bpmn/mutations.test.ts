import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileResources } from '../../bpmn/compile-resources.ts';
import { defaultLimits } from '../../bpmn/limits.ts';
import { hasErrors } from '../../bpmn/problem.ts';
import { advance, createState } from '../../engine/index.ts';
import { END, START, diagram, extensions, flow, message, path, timer, userTask } from './diagram.ts';

const WHOLE = diagram(
  [
    START,
    userTask('A'),
    `<bpmn:boundaryEvent id="B" attachedToRef="A" cancelActivity="false">${timer('timeCycle', 'R3/PT1H')}</bpmn:boundaryEvent>`,
    '<bpmn:exclusiveGateway id="X" default="f_X_F" /><bpmn:parallelGateway id="F" /><bpmn:parallelGateway id="J" />',
    `<bpmn:subProcess id="Sub"><bpmn:startEvent id="S2" />${userTask('C')}<bpmn:endEvent id="E2"><bpmn:errorEventDefinition errorRef="Err" /></bpmn:endEvent>${path('S2', 'C', 'E2')}</bpmn:subProcess>`,
    '<bpmn:boundaryEvent id="BE" attachedToRef="Sub"><bpmn:errorEventDefinition errorRef="Err" /></bpmn:boundaryEvent>',
    '<bpmn:eventBasedGateway id="G" />',
    '<bpmn:intermediateCatchEvent id="M1"><bpmn:messageEventDefinition messageRef="M" /></bpmn:intermediateCatchEvent>',
    `<bpmn:intermediateCatchEvent id="T1">${timer('timeDuration', 'PT1H')}</bpmn:intermediateCatchEvent>`,
    `<bpmn:scriptTask id="Sc">${extensions('<zeebe:script expression="=1 + 1" resultVariable="sum" />')}</bpmn:scriptTask>`,
    END,
    path('S', 'A', 'X'),
    path('B', 'E'),
    flow('X', 'A', '=again = true'),
    flow('X', 'F'),
    path('F', 'Sub', 'J'),
    path('F', 'G', 'M1', 'J', 'Sc', 'E'),
    path('G', 'T1', 'J'),
    path('BE', 'E'),
  ],
  [message('M'), '<bpmn:error id="Err" errorCode="E-1" />'],
);

/** Attributes of elements with their values; namespaces stay, or nothing would be read at all. */
const ATTRIBUTES = [...WHOLE.matchAll(/ (?!xmlns)[\w:]+="([^"]*)"/g)];
const position = fc.nat({ max: ATTRIBUTES.length - 1 });
const mutation = fc.record({ at: position, instead: fc.option(position) });

/** Takes an attribute away, or gives it the value of another. */
function mutate(xml: string, { at, instead }: { readonly at: number; readonly instead: number | null }): string {
  const whole = ATTRIBUTES[at]?.[0] ?? '';
  const value = ATTRIBUTES[at]?.[1] ?? '';
  const changed = instead === null ? '' : whole.replace(`"${value}"`, () => `"${ATTRIBUTES[instead]?.[1] ?? ''}"`);
  return xml.replace(whole, () => changed);
}

it('refuses a damaged diagram with reasons, or compiles it into something that the engine can start', async () => {
  const whole = await compileResources([{ name: 'whole.bpmn', content: WHOLE }], defaultLimits);
  expect(whole.problems).toEqual([]);

  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
      const content = mutations.reduce(mutate, WHOLE);
      const { processes, problems } = await compileResources([{ name: 'damaged.bpmn', content }], defaultLimits);
      if (hasErrors(problems)) {
        return;
      }
      for (const { definition } of processes) {
        expect(JSON.parse(JSON.stringify(definition))).toEqual(definition);
        advance(definition, createState(), { type: 'start', variables: {}, at: 0 });
      }
    }),
    { numRuns: 150 },
  );
});
