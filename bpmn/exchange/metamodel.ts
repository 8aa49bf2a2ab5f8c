import bpmn from 'bpmn-moddle/resources/bpmn/json/bpmn.json' with { type: 'json' };

/**
 * BPMN's metamodel as published for bpmn.io, put right where it departs from the schema: the script of a global script
 * task is an element, and some parts are written under the name of what they are for.
 */
export function bpmnMetamodel(): Readonly<Record<string, unknown>> {
  const types = bpmn.types.map((type) =>
    'properties' in type ? { ...type, properties: type.properties.map((property) => corrected(type.name, property)) } : type,
  );
  return { ...bpmn, types };
}

function corrected<Property extends { readonly name: string }>(type: string, property: Property): Property {
  const name = `${type}.${property.name}`;
  if (name === 'GlobalScriptTask.script') return { ...property, isAttr: false };
  return NAMED_PARTS.has(name) ? { ...property, xml: { serialize: 'property' } } : property;
}

const NAMED_PARTS: ReadonlySet<string> = new Set([
  'CorrelationPropertyRetrievalExpression.messagePath',
  'CorrelationPropertyBinding.dataPath',
  'ComplexBehaviorDefinition.condition',
  'ComplexBehaviorDefinition.event',
]);
