import { unsupportedElement } from './unsupported-element.ts';
import type { Rule } from './rule.ts';

/** Every check of a process, in the order in which problems are listed. */
export const rules: readonly Rule[] = [unsupportedElement];
