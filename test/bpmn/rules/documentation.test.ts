import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { rules } from '../../../bpmn/rules/index.ts';

const page = await readFile(new URL('../../../docs/deployment-checks.md', import.meta.url), 'utf8');

function rulesUnder(heading: string): readonly string[] {
  const section = page.split(/^## /m).find((text) => text.startsWith(heading)) ?? '';
  return [...section.matchAll(/^\| `([a-z-]+)`/gm)].map((match) => match[1] ?? '');
}

it.each([
  ['error', 'Rules about processes: errors'],
  ['warning', 'Rules about processes: warnings'],
])('the page of deployment checks lists every %s, in the order of the registry', (severity, heading) => {
  expect(rulesUnder(heading)).toEqual(rules.filter((rule) => rule.severity === severity).map((rule) => rule.name));
});
