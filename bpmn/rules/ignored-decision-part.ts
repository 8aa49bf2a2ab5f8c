import { extension, text } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** Parts of a called decision that DMN allows and the engine doesn't carry out. */
export const ignoredDecisionPart: Rule = {
  name: 'ignored-decision-part',
  severity: 'warning',
  *check({ source, decisions }) {
    for (const { element } of source.nodes) {
      const id = text(extension(element, 'zeebe:CalledDecision'), 'decisionId');
      if (id === undefined || !Object.hasOwn(decisions.notes, id)) {
        continue;
      }
      for (const note of decisions.notes[id] ?? []) {
        yield findingOn(element, `调用的${note.message}`, note.remedy);
      }
    }
  },
};
