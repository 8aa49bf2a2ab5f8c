import { describe, expect, it } from 'vitest';
import { worksFor } from '../../../domain/evaluations/own-work.ts';
import { cityOrganisations } from '../../../domain/organisations/city-organisations.ts';
import { createOrganisationTree } from '../../../domain/organisations/organisation-tree.ts';
import type { RoleCode } from '../../../domain/roles.ts';

const tree = createOrganisationTree(cityOrganisations());
const person = (role: RoleCode, organisation: string) => ({ id: 'p', name: 'p', assignments: [{ role, organisation }] });

describe('worksFor', () => {
  it.each([
    ['the station itself', person('lead', 'dabaodang'), 'dabaodang', true],
    ['a room of the station', person('worker', 'dabaodang-room-01'), 'dabaodang', true],
    ['another station', person('lead', 'jinjie'), 'dabaodang', false],
    ['the master station, of a station', person('supervisor', 'master'), 'dabaodang', false],
    ['the master station, of itself', person('supervisor', 'master'), 'master', true],
    ['a room, of the master station', person('worker', 'dabaodang-room-01'), 'master', false],
    ['the bureau', person('desk', 'bureau'), 'master', false],
  ])('given somebody of %s', (_, who, station, wanted) => {
    expect(worksFor(who, station, tree)).toBe(wanted);
  });
});
