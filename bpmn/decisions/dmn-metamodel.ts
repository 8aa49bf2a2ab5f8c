import dmnPackage from 'dmn-moddle/resources/dmn/json/dmn13.json' with { type: 'json' };

/** DMN's metamodel for files of one namespace, with Camunda's version tag. */
export function dmnPackages(uri: string): Readonly<Record<string, unknown>> {
  const types = dmnPackage.types.map((type) => {
    const more = ADDED_PROPERTIES[type.name] ?? [];
    // As in BPMN files, the reader would drop elements whose id isn't ASCII.
    const own = 'properties' in type ? type.properties.map((property) => ({ ...property, isId: false })) : [];
    return { ...type, properties: [...own, ...more] };
  });
  return { dmn: { ...dmnPackage, uri, types: [...types, ...ADDED_TYPES] }, zeebe: ZEEBE };
}

const part = (name: string) => ({ name, type: 'ChildExpression', xml: { serialize: 'property' } });
const iterator = { name: 'iteratorVariable', type: 'String', isAttr: true };

/** What DMN 1.4 and 1.5 add to 1.3, which dmn-moddle reads: the boxed conditional, filter and iterations (10.2.2.7–9). */
const ADDED_TYPES = [
  { name: 'ChildExpression', superClass: ['DMNElement'], properties: [{ name: 'value', type: 'Expression' }] },
  { name: 'Conditional', superClass: ['Expression'], properties: [part('if'), part('then'), part('else')] },
  { name: 'Filter', superClass: ['Expression'], properties: [part('in'), part('match')] },
  { name: 'For', superClass: ['Expression'], properties: [iterator, part('in'), part('return')] },
  { name: 'Every', superClass: ['Expression'], properties: [iterator, part('in'), part('satisfies')] },
  { name: 'Some', superClass: ['Expression'], properties: [iterator, part('in'), part('satisfies')] },
];

const ADDED_PROPERTIES: Readonly<Record<string, readonly unknown[]>> = {
  ItemDefinition: [{ name: 'typeConstraint', type: 'UnaryTests', xml: { serialize: 'property' } }],
};

const ZEEBE = {
  name: 'zeebe',
  uri: 'http://camunda.org/schema/zeebe/1.0',
  prefix: 'zeebe',
  xml: { tagAlias: 'lowerCase' },
  types: [{ name: 'VersionTag', superClass: ['Element'], properties: [{ name: 'value', isAttr: true, type: 'String' }] }],
};
