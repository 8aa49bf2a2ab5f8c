import { describe, expect, it } from 'vitest';
import { mayPauseSchedules, maySeeSchedules, mayStartByHand } from '../../../domain/access/schedule-access.ts';
import { cityOrganisations } from '../../../domain/organisations/city-organisations.ts';
import { createOrganisationTree } from '../../../domain/organisations/organisation-tree.ts';
import type { Person } from '../../../domain/person.ts';
import { roleCodes, type RoleCode } from '../../../domain/roles.ts';

const tree = createOrganisationTree(cityOrganisations());
const person = (role: RoleCode, organisation: string): Person => ({ id: role, name: role, assignments: [{ role, organisation }] });
const whoMay = (may: (person: Person) => boolean): readonly RoleCode[] => roleCodes.filter((role) => may(person(role, 'bureau')));

describe('what starts by itself', () => {
  it('is seen by the bureau’s officers and those who draw it and keep it running', () => {
    expect(whoMay(maySeeSchedules)).toEqual(['chief', 'deputy', 'desk', 'process-manager', 'administrator']);
  });

  it('is paused by who answers for the work, the diagrams or the system', () => {
    expect(whoMay(mayPauseSchedules)).toEqual(['desk', 'process-manager', 'administrator']);
  });

  it('is started by hand by whom the manifest names at the bureau, and by the administrator', () => {
    expect(whoMay((one) => mayStartByHand(one, { mayStart: ['deputy@bureau'] }, tree))).toEqual(['deputy', 'administrator']);
    expect(mayStartByHand(person('lead', 'dabaodang'), { mayStart: ['lead'] }, tree)).toBe(false);
  });
});
