import { describe, expect, it } from 'vitest';
import { isInSupervisionTeam, supervisionScope } from '../../../domain/access/supervision-access.ts';
import { cityOrganisations } from '../../../domain/organisations/city-organisations.ts';
import { createOrganisationTree } from '../../../domain/organisations/organisation-tree.ts';
import type { Assignment, Person } from '../../../domain/person.ts';

const tree = createOrganisationTree(cityOrganisations());
const person = (...assignments: Assignment[]): Person => ({ id: 'p', name: '测试', assignments });

describe('supervisionScope', () => {
  it.each([
    ['desk', 'bureau', true],
    ['supervisor', 'bureau', true],
    ['deputy', 'bureau', false],
    ['chief', 'bureau', false],
    ['supervisor', 'master', true],
    ['lead', 'master', true],
    ['head', 'master', true],
  ] as const)('shows every station and the master station to the %s of %s, who leads: %s', (role, organisation, leads) => {
    const scope = supervisionScope(person({ role, organisation }), tree);
    expect(scope.leads).toBe(leads);
    expect(scope.organisations).toEqual(expect.arrayContaining(['dabaodang', 'jinjie', 'master']));
    expect(scope.organisations).not.toContain('dabaodang-room-01');
  });

  it.each(['head', 'lead', 'worker'] as const)('shows the %s of a station its own only', (role) => {
    expect(supervisionScope(person({ role, organisation: 'dabaodang' }), tree)).toEqual({ organisations: ['dabaodang'], leads: false });
  });

  it.each([
    ['worker', 'dabaodang-room-01'],
    ['head', 'dabaodang-room-01'],
    ['worker', 'master'],
    ['archivist', 'dabaodang'],
    ['town-officer', 'dabaodang'],
    ['agency-manager', 'master'],
    ['process-manager', 'bureau'],
    ['administrator', 'bureau'],
  ] as const)('shows the %s of %s nothing', (role, organisation) => {
    expect(supervisionScope(person({ role, organisation }), tree)).toEqual({ organisations: [], leads: false });
  });

  it('adds up several assignments', () => {
    const scope = supervisionScope(person({ role: 'worker', organisation: 'dabaodang' }, { role: 'lead', organisation: 'jinjie' }), tree);
    expect(scope).toEqual({ organisations: ['dabaodang', 'jinjie'], leads: false });
  });
});

describe('isInSupervisionTeam', () => {
  it.each([
    ['supervisor', 'bureau', true],
    ['supervisor', 'master', true],
    ['lead', 'master', true],
    ['head', 'master', true],
    ['lead', 'dabaodang', false],
    ['desk', 'bureau', false],
    ['worker', 'master', false],
  ] as const)('says of the %s of %s: %s', (role, organisation, expected) => {
    expect(isInSupervisionTeam(person({ role, organisation }), tree)).toBe(expected);
  });
});
