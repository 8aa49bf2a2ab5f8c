import bpmnPackage from 'bpmn-moddle/resources/bpmn/json/bpmn.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { attributeSupport, typeSupport } from '../../../bpmn/support/index.ts';

const types = bpmnPackage.types.filter((type) => !('isAbstract' in type && type.isAbstract)).map(({ name }) => name);
const attributes = bpmnPackage.types.flatMap((type) =>
  'properties' in type ? type.properties.map((property) => `${type.name}.${property.name}`) : [],
);

/** A new version of the metamodel, or an element that somebody removes, shows here. */
describe.each([
  ['type', types, typeSupport()],
  ['attribute', attributes, attributeSupport()],
] as const)('support of every %s', (_kind, known, entries) => {
  const listed = entries.map(({ name }) => name);

  it('is said once', () => {
    expect(known.filter((name) => !listed.includes(name))).toEqual([]);
    expect(listed.filter((name, index) => listed.indexOf(name) !== index)).toEqual([]);
  });

  it('is said of nothing else', () => {
    expect(listed.filter((name) => !known.includes(name))).toEqual([]);
  });
});
