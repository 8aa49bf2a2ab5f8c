import type { OfferedAction } from '../../db/instances/user-actions.ts';
import { groupsOf, type Person } from '../person.ts';

/** Buttons for what instances offer to the person now (`sw:userAction`). */
export function presentActions(
  offered: readonly OfferedAction[],
  person: Person,
): readonly { readonly label: string; readonly address: string }[] {
  const groups = groupsOf(person);
  return offered
    .filter(({ candidateGroups }) => candidateGroups.some((group) => groups.includes(group)))
    .map(({ instanceId, key, label }) => ({ label, address: `/actions/${encodeURIComponent(instanceId)}/${encodeURIComponent(key)}` }));
}
