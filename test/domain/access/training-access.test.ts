import { describe, expect, it } from 'vitest';
import { trainingScope } from '../../../domain/access/training-access.ts';
import { cityOrganisations } from '../../../domain/organisations/city-organisations.ts';
import { createOrganisationTree } from '../../../domain/organisations/organisation-tree.ts';
import type { Assignment, Person } from '../../../domain/person.ts';

const tree = createOrganisationTree(cityOrganisations());
const person = (...assignments: Assignment[]): Person => ({ id: 'p', name: '测试', assignments });
const everywhere = tree.all.filter(({ tier }) => tier === 'master' || tier === 'station').map(({ code }) => code);

describe('trainingScope', () => {
  it.each([
    ['desk', 'bureau', everywhere],
    ['deputy', 'bureau', []],
    ['chief', 'bureau', []],
    ['supervisor', 'bureau', []],
    ['supervisor', 'master', []],
    ['lead', 'master', []],
    ['head', 'master', ['master']],
  ] as const)('shows every station to the %s of %s, who records for: %j', (role, organisation, records) => {
    expect(trainingScope(person({ role, organisation }), tree)).toEqual({ sees: everywhere, records });
  });

  it.each([
    ['head', 'dabaodang', ['dabaodang']],
    ['lead', 'dabaodang', []],
    ['worker', 'dabaodang', []],
    ['archivist', 'dabaodang', []],
    ['town-officer', 'dabaodang', []],
    ['agency-manager', 'dabaodang', []],
    ['worker', 'master', []],
    ['agency-manager', 'master', []],
  ] as const)('shows the %s of %s the own station, who records for: %j', (role, organisation, records) => {
    expect(trainingScope(person({ role, organisation }), tree)).toEqual({ sees: [organisation], records });
  });

  it.each([
    ['head', 'dabaodang-room-01'],
    ['worker', 'dabaodang-room-01'],
    ['volunteer-manager', 'dabaodang'],
    ['process-manager', 'bureau'],
    ['administrator', 'bureau'],
    ['head', 'nowhere'],
  ] as const)('shows the %s of %s nothing', (role, organisation) => {
    expect(trainingScope(person({ role, organisation }), tree)).toEqual({ sees: [], records: [] });
  });

  it('adds up several assignments', () => {
    const scope = trainingScope(person({ role: 'head', organisation: 'dabaodang' }, { role: 'worker', organisation: 'jinjie' }), tree);
    expect(scope).toEqual({ sees: ['dabaodang', 'jinjie'], records: ['dabaodang'] });
  });
});
