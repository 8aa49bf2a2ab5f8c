import { isFeel } from '../compilation/expression.ts';
import type { Decisions } from '../decisions/read-decisions.ts';
import { libraryOf } from '../decisions/required-by.ts';
import type { Finding } from '../problem.ts';
import { extension, text, type ModdleElement } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** What DMN and Camunda 8 allow of a called decision and the engine carries out otherwise or not at all. */
export const ignoredDecisionPart: Rule = {
  name: 'ignored-decision-part',
  severity: 'warning',
  *check({ source, decisions }) {
    for (const { element } of source.nodes) {
      const called = extension(element, 'zeebe:CalledDecision');
      const id = text(called, 'decisionId');
      if (id === undefined) continue;
      if (isFeel(id)) yield* checkChoice(element, decisions);
      else yield* checkParts(element, id, decisions);
    }
  },
};

/** An expression may choose a decision that can't run. */
function* checkChoice(element: ModdleElement, { refused }: Decisions): Iterable<Finding> {
  for (const [id, faults] of Object.entries(refused)) {
    for (const { message, remedy } of faults) yield findingOn(element, `用表达式指定决策，其中“${id}”不能执行：${message}`, remedy);
  }
}

function* checkParts(element: ModdleElement, id: string, decisions: Decisions): Iterable<Finding> {
  const library = libraryOf([id], decisions);
  for (const part of [...Object.keys(library.decisions), ...Object.keys(library.knowledge ?? {})]) {
    for (const { message, remedy } of decisions.notes[part] ?? []) yield findingOn(element, `调用的${message}`, remedy);
  }
}
