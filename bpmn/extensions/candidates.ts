import type { Expression } from '../../engine/definition/expression.ts';
import { isFeel, toExpression } from '../compilation/expression.ts';
import { child, children, extension, text, type ModdleElement } from '../reading/moddle-element.ts';
import { nameOf } from '../reading/process-source.ts';
import { conditionSource } from './condition.ts';

/**
 * Candidate groups of a user task that names nobody in Camunda's way: its potential owners (BPMN 2.0, 10.3.4), else
 * what the innermost lane says that says anything.
 */
export function candidateGroupsAround(task: ModdleElement, lanes: readonly ModdleElement[]): Expression | undefined {
  return together(potentialOwnersOf(task).flatMap((owner) => ownerGroups(owner) ?? [])) ?? laneGroups(lanes);
}

export function potentialOwnersOf(task: ModdleElement): readonly ModdleElement[] {
  return children(task, 'resources').filter((role) => role.$type === 'bpmn:PotentialOwner');
}

/** The group of a potential owner: an expression for it, or the resource's name. */
export function ownerGroups(owner: ModdleElement): string | undefined {
  return conditionSource(child(child(owner, 'resourceAssignmentExpression'), 'expression')) ?? text(child(owner, 'resourceRef'), 'name');
}

/** `sw:candidateGroups` on the lane, or a name that is an expression or has the form `role@organisation`. */
function laneGroups(lanes: readonly ModdleElement[]): Expression | undefined {
  for (const lane of lanes) {
    const own = text(extension(lane, 'sw:CandidateGroups'), 'value');
    const name = nameOf(lane);
    const groups = own ?? (name !== undefined && (isFeel(name) || ROLES.test(name)) ? name : undefined);
    if (groups !== undefined) return toExpression(groups);
  }
  return undefined;
}

const ROLES = /^[^\s@,，]+@[^\s@,，]+(\s*[,，]\s*[^\s@,，]+@[^\s@,，]+)*$/;

/** One expression for all: fixed texts are joined, with a computed one among them it is a list of all. */
function together(groups: readonly string[]): Expression | undefined {
  const [first, ...others] = groups;
  if (first === undefined) return undefined;
  if (others.length === 0 || !groups.some(isFeel)) return toExpression(groups.join(','));
  const items = groups.map((group) => (isFeel(group) ? `(${group.trim().slice(1)})` : JSON.stringify(group)));
  return { kind: 'feel', source: `flatten([${items.join(', ')}])` };
}
