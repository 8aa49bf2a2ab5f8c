import { describe, expect, it } from 'vitest';
import { mayClaim, mayComplete, mayReadTask, mayReassign, mayReturn, type TaskSubject } from '../../../domain/access/task-access.ts';
import { cityOrganisations } from '../../../domain/organisations/city-organisations.ts';
import { createOrganisationTree } from '../../../domain/organisations/organisation-tree.ts';
import type { Person } from '../../../domain/person.ts';
import type { RoleCode } from '../../../domain/roles.ts';

const tree = createOrganisationTree(cityOrganisations());
const person = (id: string, role: RoleCode, organisation: string): Person => ({ id, name: id, assignments: [{ role, organisation }] });
const worker = person('worker', 'worker', 'dabaodang-room-01');
const lead = person('lead', 'lead', 'dabaodang');
const otherLead = person('other', 'lead', 'jinjie');
const administrator = person('administrator', 'administrator', 'bureau');

const open: TaskSubject = {
  organisation: 'dabaodang-room-01',
  state: 'open',
  assignee: null,
  candidateGroups: ['worker@dabaodang-room-01'],
  candidateUsers: [],
  excludedUsers: [],
  closedBy: null,
};

describe('tasks', () => {
  it('are read by candidates, by those above, by who did them, and by nobody else', () => {
    expect(mayReadTask(worker, open, tree).kind).toBe('granted');
    expect(mayReadTask(lead, open, tree).kind).toBe('granted');
    expect(mayReadTask(otherLead, open, tree).kind).toBe('refused');
    expect(mayReadTask(administrator, open, tree).kind).toBe('refused');
    expect(mayReadTask(otherLead, { ...open, state: 'completed', closedBy: 'other' }, tree).kind).toBe('granted');
  });

  it('given to people by name, are neither read nor reassigned by those above', () => {
    const review = { ...open, assignee: 'reviewer', candidateGroups: [], candidateUsers: ['reviewer'] };
    expect(mayReadTask(lead, review, tree).kind).toBe('refused');
    expect(mayReadTask(lead, { ...review, state: 'completed', closedBy: 'reviewer' }, tree).kind).toBe('refused');
    expect(mayReassign(lead, review, tree).kind).toBe('refused');
    expect(mayReassign(administrator, review, tree).kind).toBe('granted');
    expect(mayReadTask(person('reviewer', 'supervisor', 'master'), review, tree).kind).toBe('granted');
  });

  it('are claimed by candidates while nobody has them', () => {
    expect(mayClaim(worker, open).kind).toBe('granted');
    expect(mayClaim(lead, open).kind).toBe('refused');
    expect(mayClaim({ ...worker, id: 'second' }, { ...open, assignee: 'worker' })).toEqual({
      kind: 'refused',
      message: '任务已由他人签收',
    });
    expect(mayClaim(worker, { ...open, state: 'completed' }).kind).toBe('refused');
  });

  it('are never claimed or completed by who did what they judge', () => {
    const excluded = { ...open, excludedUsers: ['worker'] };
    expect(mayClaim(worker, excluded)).toMatchObject({ kind: 'refused', message: expect.stringContaining('第十三条') });
    expect(mayComplete(worker, { ...excluded, assignee: 'worker' }).kind).toBe('refused');
  });

  it('are completed and returned by the assignee alone', () => {
    const claimed = { ...open, assignee: 'worker' };
    expect(mayComplete(worker, claimed).kind).toBe('granted');
    expect(mayComplete(worker, open)).toMatchObject({ message: '请先签收任务，再办理' });
    expect(mayComplete(lead, claimed).kind).toBe('refused');
    expect(mayComplete(worker, { ...claimed, state: 'cancelled' }).kind).toBe('refused');
    expect([mayReturn(worker, claimed).kind, mayReturn(lead, claimed).kind]).toEqual(['granted', 'refused']);
  });

  it('are given to somebody else by the assignee, those above, or the administrator', () => {
    const claimed = { ...open, assignee: 'worker' };
    expect([worker, lead, administrator, otherLead].map((one) => mayReassign(one, claimed, tree).kind)).toEqual([
      'granted',
      'granted',
      'granted',
      'refused',
    ]);
  });
});
