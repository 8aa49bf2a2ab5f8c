import bpmnPackage from 'bpmn-moddle/resources/bpmn/json/bpmn.json' with { type: 'json' };

/** True for names that an element of BPMN's namespace can have: of types, and of properties written as elements. */
export function isBpmnName(localName: string): boolean {
  return names.has(localName);
}

const names: ReadonlySet<string> = new Set(
  bpmnPackage.types.flatMap((type) => [
    `${type.name.charAt(0).toLowerCase()}${type.name.slice(1)}`,
    ...('properties' in type ? type.properties.map((property) => property.name) : []),
  ]),
);
