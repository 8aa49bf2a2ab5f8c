import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { translate } from '../../../../web/browser/modeler/translate/translate.ts';

const PACKAGES = fileURLToPath(new URL('../../../../node_modules', import.meta.url));

/** Where the editor's own texts stand. The panel's file holds Camunda 7's too, which the editor doesn't load. */
const CORE = ['bpmn-js/lib', 'diagram-js/lib'];

describe('translate', () => {
  it('knows every text of the palette, the context pad and the menus', () => {
    const texts = CORE.flatMap(sources).flatMap(translatedTexts);
    expect(texts.length).toBeGreaterThan(40);
    expect(texts.filter((text) => /[a-z]{3}/.test(text) && translate(text) === text && !NOT_SHOWN.has(text))).toEqual([]);
  });

  it('knows every group and label of the Camunda 8 panel', () => {
    const panel = readFileSync(path.join(PACKAGES, 'bpmn-js-properties-panel/dist/index.esm.js'), 'utf8');
    // The part of Camunda 7 begins with its first provider.
    const texts = translatedTexts(panel.slice(0, panel.indexOf('class CamundaPlatformPropertiesProvider')));
    const missing = texts.filter((text) => /[a-z]{4}/.test(text) && translate(text) === text);
    expect(missing.filter((text) => LABELS.has(text))).toEqual([]);
  });

  it('puts values in and says when an event does not interrupt', () => {
    expect(translate('{eventType}: {type}', { eventType: 'Start', type: 'x' })).toBe('开始：x');
    expect(translate('Timer Boundary Event (Non Interrupting)')).toBe('定时边界事件（不打断）');
    expect(translate('Something new')).toBe('Something new');
  });
});

/** Texts of errors that go to the console, not to people. */
const NOT_SHOWN = new Set(['HELLO {you}']);

/** What a manager meets in every diagram. */
const LABELS = new Set([
  'General',
  'Name',
  'ID',
  'Documentation',
  'Assignment',
  'Assignee',
  'Candidate groups',
  'Candidate users',
  'Due date',
  'Follow up date',
  'Priority',
  'Form',
  'Form ID',
  'Type',
  'Condition',
  'Condition expression',
  'Input mapping',
  'Output mapping',
  'Task definition',
  'Job type',
  'Retries',
  'Headers',
  'Called element',
  'Called decision',
  'Decision ID',
  'Result variable',
  'Multi-instance',
  'Input collection',
  'Input element',
  'Output collection',
  'Output element',
  'Completion condition',
  'Message',
  'Signal',
  'Error',
  'Escalation',
  'Timer',
  'Value',
  'Script',
  'Implementation',
  'Process ID',
  'Executable',
  'Subscription correlation key',
  'Extension properties',
]);

function sources(folder: string): string[] {
  const directory = path.join(PACKAGES, folder);
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(path.join(directory, file), 'utf8'));
}

function translatedTexts(source: string): string[] {
  return [...source.matchAll(/\btranslate\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, text = '']) => text.replaceAll("\\'", "'"));
}
