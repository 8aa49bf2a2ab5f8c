import type { OrganisationTree } from '../../domain/organisations/organisation-tree.ts';
import { roleLabel } from '../../domain/roles.ts';
import { demoStaff } from './demo-staff.ts';

/** Password of every account of the demonstration. */
export const DEMO_PASSWORD = 'shegong2026';

export interface DemoAccount {
  readonly username: string;
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
}

/** The accounts worth printing: every role at every tier, in the order in which a case passes them. */
export function demoAccounts(tree: OrganisationTree): readonly DemoAccount[] {
  return demoStaff(tree).main.map(({ username, name, assignments }) => ({
    username,
    name,
    role: assignments.map(({ role }) => roleLabel(role)).join('、'),
    organisation: tree.find(assignments[0]?.organisation ?? '')?.shortName ?? '',
  }));
}
