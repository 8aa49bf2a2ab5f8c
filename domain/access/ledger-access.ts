import type { OrganisationTree } from '../organisations/organisation-tree.ts';
import type { Person } from '../person.ts';
import type { RoleCode } from '../roles.ts';

/** Organisations whose ledger (台账) a person reads: in full, or with the clients' names masked. */
export interface LedgerScope {
  readonly full: readonly string[];
  readonly masked: readonly string[];
}

/** Roles that read the ledgers beneath them; town officers and agencies of theirs, the bureau and supervisors of all. */
const OVERSEEING: readonly RoleCode[] = ['chief', 'deputy', 'desk', 'supervisor', 'town-officer', 'agency-manager'];

/**
 * A station's people read its ledger, heads and leads also those of the rooms beneath. Everybody above sees what was
 * done but not for whom: the master station, the 镇街, the agency, supervisors and the bureau (Art 24).
 */
export function ledgerScope(person: Person, tree: OrganisationTree): LedgerScope {
  const full = new Set<string>();
  const masked = new Set<string>();
  for (const { role, organisation } of person.assignments) {
    const tier = tree.find(organisation)?.tier;
    const below = tree.codesBelow(organisation);
    switch (role) {
      case 'head':
      case 'lead':
        full.add(organisation);
        for (const code of below) (tier === 'station' ? full : masked).add(code);
        break;
      case 'worker':
      case 'archivist':
        full.add(organisation);
        break;
      case 'volunteer-manager':
        masked.add(organisation);
        break;
      default:
        if (OVERSEEING.includes(role)) for (const code of [organisation, ...below]) masked.add(code);
    }
  }
  return { full: [...full], masked: [...masked].filter((code) => !full.has(code)) };
}

/** Numbers without people in them: whoever reads an organisation's ledger in some form. */
export function maySeeAggregates(person: Person, organisation: string, tree: OrganisationTree): boolean {
  const { full, masked } = ledgerScope(person, tree);
  return full.includes(organisation) || masked.includes(organisation);
}
