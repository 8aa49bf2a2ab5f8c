import type { ProcessDefinition } from './process-definition.ts';

/** Works something out of a definition when it is first asked for, and once: definitions never change. */
export function perDefinition<T>(workOut: (definition: ProcessDefinition) => T): (definition: ProcessDefinition) => T {
  const known = new WeakMap<ProcessDefinition, { readonly value: T }>();
  return (definition) => {
    const found = known.get(definition) ?? { value: workOut(definition) };
    known.set(definition, found);
    return found.value;
  };
}
