import { describe, expect, it } from 'vitest';
import {
  contractingStations,
  contractStations,
  mayEditAgencies,
  mayReadAgencies,
  mayReadContract,
} from '../../../domain/access/contract-access.ts';
import { cityOrganisations } from '../../../domain/organisations/city-organisations.ts';
import { createOrganisationTree } from '../../../domain/organisations/organisation-tree.ts';
import type { Person } from '../../../domain/person.ts';
import type { RoleCode } from '../../../domain/roles.ts';

const tree = createOrganisationTree(cityOrganisations());
const person = (role: RoleCode, organisation: string): Person => ({
  id: `${role}@${organisation}`,
  name: role,
  assignments: [{ role, organisation }],
});

describe('reading contracts', () => {
  it('is for the bureau everywhere', () => {
    for (const role of ['chief', 'deputy', 'desk'] as const) {
      expect(contractStations(person(role, 'bureau'), tree)).toEqual(contractingStations(tree));
    }
    expect(contractingStations(tree)).toContain('master');
    expect(contractingStations(tree)).not.toContain('dabaodang-room-01');
  });

  it.each(['town-officer', 'agency-manager', 'head', 'lead'] as const)('is for a %s at their own station only', (role) => {
    expect(contractStations(person(role, 'dabaodang'), tree)).toEqual(['dabaodang']);
    expect(mayReadContract(person(role, 'dabaodang'), 'jinjie', tree)).toBe(false);
  });

  it('is for the head of the master station at the master station, not beneath it', () => {
    expect(contractStations(person('head', 'master'), tree)).toEqual(['master']);
  });

  it('is not for rooms, for those who only work there, for supervisors, nor for those who run the software', () => {
    expect(contractStations(person('head', 'dabaodang-room-01'), tree)).toEqual([]);
    for (const role of ['worker', 'archivist', 'volunteer-manager'] as const) {
      expect(contractStations(person(role, 'dabaodang'), tree)).toEqual([]);
    }
    for (const role of ['supervisor', 'process-manager', 'administrator'] as const) {
      expect(contractStations(person(role, 'bureau'), tree)).toEqual([]);
    }
    expect(contractStations(person('supervisor', 'master'), tree)).toEqual([]);
  });
});

describe('the register of agencies', () => {
  it('is read by the bureau and edited by its desk', () => {
    expect([mayReadAgencies(person('chief', 'bureau'), tree), mayEditAgencies(person('chief', 'bureau'), tree)]).toEqual([true, false]);
    expect([mayReadAgencies(person('desk', 'bureau'), tree), mayEditAgencies(person('desk', 'bureau'), tree)]).toEqual([true, true]);
    expect([mayReadAgencies(person('head', 'master'), tree), mayEditAgencies(person('agency-manager', 'master'), tree)]).toEqual([
      false,
      false,
    ]);
  });
});
