import type { ModuleDeclaration } from 'diagram-js/lib/Diagram';
import community from 'bpmn-js-i18n/translations/zn.js';
import { modelerWords } from './modeler-words.ts';
import { panelWords } from './panel-words.ts';

/** Ours outrank the community's: they use the words of the regulation and of the pages around the editor. */
const words: ReadonlyMap<string, string> = new Map(Object.entries({ ...community, ...modelerWords, ...panelWords }));

/** What diagram-js calls for every text it shows; what we don't know stays English rather than empty. */
export function translate(template: string, replacements: Readonly<Record<string, unknown>> = {}): string {
  return (words.get(template) ?? nonInterrupting(template) ?? template).replace(/\{([^}]+)\}/g, (whole, name: string) => {
    const value = replacements[name];
    return typeof value === 'string' || typeof value === 'number' ? (words.get(String(value)) ?? String(value)) : whole;
  });
}

/** The panel's heads name types with this suffix. */
function nonInterrupting(template: string): string | undefined {
  const base = template.replace(/ \((?:Non Interrupting|non-interrupting)\)$/, '');
  const known = words.get(base);
  return base === template || known === undefined ? undefined : `${known}（不打断）`;
}

export const chineseTranslation: ModuleDeclaration = { translate: ['value', translate] };
