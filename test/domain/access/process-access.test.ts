import { describe, expect, it } from 'vitest';
import { ledgerScope, maySeeAggregates } from '../../../domain/access/ledger-access.ts';
import {
  mayEditCalendar,
  mayEditProcesses,
  mayReadInstance,
  mayResolveIncidents,
  maySeeIncidents,
  mayStart,
  startableOrganisations,
} from '../../../domain/access/process-access.ts';
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

describe('starting a process', () => {
  const rule = { mayStart: ['worker@room', 'lead'] };

  it('is for the roles and tiers that the manifest names, in the own organisation', () => {
    expect(mayStart(person('worker', 'dabaodang-room-01'), rule, 'dabaodang-room-01', tree)).toBe(true);
    expect(mayStart(person('worker', 'dabaodang-room-01'), rule, 'dabaodang-room-02', tree)).toBe(false);
    expect(mayStart(person('worker', 'dabaodang'), rule, 'dabaodang', tree)).toBe(false);
    expect(mayStart(person('lead', 'dabaodang'), rule, 'dabaodang', tree)).toBe(true);
    expect(mayStart(person('head', 'dabaodang'), rule, 'dabaodang', tree)).toBe(false);
  });

  it('is for everybody by *, and for nobody by an empty list', () => {
    expect(startableOrganisations(person('desk', 'bureau'), { mayStart: ['*'] }, tree)).toEqual(['bureau']);
    expect(startableOrganisations(person('desk', 'bureau'), { mayStart: [] }, tree)).toEqual([]);
  });
});

describe('diagrams and incidents', () => {
  it('are the process manager’s and the administrator’s', () => {
    expect(mayEditProcesses(person('process-manager', 'bureau'))).toBe(true);
    expect(mayEditProcesses(person('chief', 'bureau'))).toBe(false);
    expect([maySeeIncidents(person('administrator', 'bureau')), mayResolveIncidents(person('process-manager', 'bureau'))]).toEqual([
      true,
      false,
    ]);
  });
});

describe('the calendar', () => {
  it('is changed by the bureau’s desk and the administrator', () => {
    const may = (role: RoleCode) => mayEditCalendar(person(role, 'bureau'));
    expect([may('desk'), may('administrator'), may('chief'), may('process-manager')]).toEqual([true, true, false, false]);
  });
});

describe('mayReadInstance', () => {
  const instance = { organisation: 'dabaodang-room-01', startedBy: 'somebody', taskGroups: ['desk@bureau'], taskPeople: [] };

  it('given an instance of the bureau’s own, then its officers read it, and no other organisation’s', () => {
    const own = { organisation: 'bureau', startedBy: null, taskGroups: [], taskPeople: [] };
    for (const role of ['desk', 'deputy', 'chief'] as const) {
      expect(mayReadInstance(person(role, 'bureau'), own, tree)).toBe(true);
      expect(mayReadInstance(person(role, 'bureau'), { ...own, organisation: 'master' }, tree)).toBe(false);
    }
    expect(mayReadInstance(person('supervisor', 'bureau'), own, tree)).toBe(false);
  });

  it('is for who started it, has a task in it, or leads the organisation or one above', () => {
    expect(mayReadInstance({ ...person('worker', 'jinjie'), id: 'somebody' }, instance, tree)).toBe(true);
    expect(mayReadInstance(person('desk', 'bureau'), instance, tree)).toBe(true);
    expect(mayReadInstance(person('head', 'dabaodang'), instance, tree)).toBe(true);
    expect(mayReadInstance(person('head', 'jinjie'), instance, tree)).toBe(false);
    expect(mayReadInstance(person('process-manager', 'bureau'), instance, tree)).toBe(false);
  });
});

describe('ledgerScope', () => {
  it('shows a station its rooms in full and the bureau everything masked', () => {
    const station = ledgerScope(person('head', 'dabaodang'), tree);
    expect(station.full).toEqual(['dabaodang', ...tree.codesBelow('dabaodang')]);
    const bureau = ledgerScope(person('desk', 'bureau'), tree);
    expect(bureau.full).toEqual([]);
    expect(bureau.masked).toContain('jinjie-room-01');
  });

  it('never shows an organisation both in full and masked', () => {
    const both = ledgerScope(
      {
        ...person('head', 'dabaodang'),
        assignments: [
          { role: 'head', organisation: 'dabaodang' },
          { role: 'agency-manager', organisation: 'dabaodang' },
        ],
      },
      tree,
    );
    expect(both.masked).toEqual([]);
  });

  it('shows those who run the system nothing', () => {
    expect(maySeeAggregates(person('administrator', 'bureau'), 'dabaodang', tree)).toBe(false);
    expect(maySeeAggregates(person('town-officer', 'dabaodang'), 'dabaodang-room-01', tree)).toBe(true);
    expect(maySeeAggregates(person('town-officer', 'dabaodang'), 'jinjie', tree)).toBe(false);
  });
});
