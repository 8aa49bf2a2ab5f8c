import { describe, expect, it } from 'vitest';
import { mayReadCase, mayReadClient, type CaseSubject } from '../../../domain/access/case-access.ts';
import { readingScope } from '../../../domain/access/reading-scope.ts';
import { cityOrganisations } from '../../../domain/organisations/city-organisations.ts';
import { createOrganisationTree } from '../../../domain/organisations/organisation-tree.ts';
import type { RoleCode } from '../../../domain/roles.ts';

const tree = createOrganisationTree(cityOrganisations());
const ROOM = 'dabaodang-room-01';

const ordinary: CaseSubject = {
  organisation: ROOM,
  status: 'serving',
  riskLevel: 'low',
  escalated: false,
  crisis: false,
  consultation: false,
  referredTo: null,
  taskGroups: [],
  taskPeople: [],
};

function reading(role: RoleCode, organisation: string, subject: Partial<CaseSubject> = {}) {
  const scope = readingScope({ id: 'me', name: '我', assignments: [{ role, organisation }] }, tree);
  return mayReadCase(scope, { ...ordinary, ...subject }).kind;
}

describe('mayReadCase', () => {
  it.each<[RoleCode, string, string]>([
    ['worker', ROOM, 'granted'],
    ['head', ROOM, 'granted'],
    ['volunteer-manager', ROOM, 'refused'],
    ['worker', 'dabaodang-room-02', 'refused'],
    ['head', 'dabaodang', 'granted'],
    ['lead', 'dabaodang', 'granted'],
    ['worker', 'dabaodang', 'refused'],
    ['town-officer', 'dabaodang', 'refused'],
    ['agency-manager', 'dabaodang', 'refused'],
    ['head', 'jinjie', 'refused'],
    ['head', 'master', 'refused'],
    ['supervisor', 'master', 'refused'],
    ['desk', 'bureau', 'reasonNeeded'],
    ['chief', 'bureau', 'reasonNeeded'],
    ['process-manager', 'bureau', 'refused'],
    ['administrator', 'bureau', 'refused'],
  ])('%s of %s and an ordinary case of a room: %s', (role, organisation, expected) => {
    expect(reading(role, organisation)).toBe(expected);
  });

  it.each<[string, Partial<CaseSubject>]>([
    ['escalated', { escalated: true }],
    ['in crisis', { crisis: true }],
    ['of high risk', { riskLevel: 'high' }],
  ])('opens to the master station when it is %s, and not to another station', (_, subject) => {
    expect(reading('head', 'master', subject)).toBe('granted');
    expect(reading('lead', 'master', subject)).toBe('granted');
    expect(reading('worker', 'master', subject)).toBe('refused');
    expect(reading('head', 'jinjie', subject)).toBe('refused');
    expect(reading('process-manager', 'bureau', subject)).toBe('refused');
  });

  it('opens to supervisors once a consultation was asked for', () => {
    expect(reading('supervisor', 'master', { consultation: true })).toBe('granted');
    expect(reading('head', 'master', { consultation: true })).toBe('refused');
  });

  it('opens to the archivist when it is archived', () => {
    expect(reading('archivist', ROOM)).toBe('refused');
    expect(reading('archivist', ROOM, { status: 'archiving' })).toBe('granted');
    expect(reading('archivist', 'dabaodang', { status: 'archived' })).toBe('granted');
    expect(reading('archivist', 'jinjie', { status: 'archived' })).toBe('refused');
  });

  it('opens to the station that is asked to take it over, until it has answered', () => {
    expect(reading('head', 'jinjie', { referredTo: 'jinjie' })).toBe('granted');
    expect(reading('lead', 'jinjie', { referredTo: 'jinjie-room-01' })).toBe('granted');
    expect(reading('worker', 'jinjie', { referredTo: 'jinjie' })).toBe('refused');
    expect(reading('head', 'erlintu', { referredTo: 'jinjie' })).toBe('refused');
  });

  it('opens to whoever has or may claim a task in it', () => {
    expect(reading('deputy', 'bureau', { taskGroups: ['deputy@bureau'] })).toBe('granted');
    expect(reading('worker', 'jinjie', { taskPeople: ['me'] })).toBe('granted');
    expect(reading('worker', 'jinjie', { taskGroups: ['worker@erlintu'], taskPeople: ['you'] })).toBe('refused');
  });

  it('gives nothing for a role at a tier where it does not exist', () => {
    expect(reading('head', 'bureau')).toBe('refused');
    expect(reading('desk', 'dabaodang')).toBe('refused');
    expect(reading('head', 'no-such-place')).toBe('refused');
  });
});

describe('mayReadClient', () => {
  const scope = readingScope({ id: 'me', name: '我', assignments: [{ role: 'worker', organisation: 'jinjie-room-01' }] }, tree);

  it('follows the cases as well as where the file is kept', () => {
    expect(mayReadClient(scope, { organisation: 'jinjie-room-01', cases: [] }).kind).toBe('granted');
    expect(mayReadClient(scope, { organisation: ROOM, cases: [] }).kind).toBe('refused');
    expect(mayReadClient(scope, { organisation: ROOM, cases: [ordinary, { ...ordinary, organisation: 'jinjie-room-01' }] }).kind).toBe(
      'granted',
    );
  });

  it('asks the bureau for a reason', () => {
    const desk = readingScope({ id: 'me', name: '我', assignments: [{ role: 'desk', organisation: 'bureau' }] }, tree);
    expect(mayReadClient(desk, { organisation: ROOM, cases: [] }).kind).toBe('reasonNeeded');
  });
});
