/** What of BPMN's metamodel runs, documents or is refused, for the page about it and for the test that nothing is left out. */
export type { SupportEntry } from './support.ts';
export { attributeSupport } from './attributes.ts';
export { typeSupport } from './types.ts';
