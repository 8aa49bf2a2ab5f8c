import { describe, expect, it } from 'vitest';
import {
  evaluationScope,
  mayHoldEvaluations,
  maySeeEvaluation,
  maySeeProvisional,
  maySeeReviewersPoints,
  maySubmitMaterials,
} from '../../../domain/access/evaluation-access.ts';
import { cityOrganisations } from '../../../domain/organisations/city-organisations.ts';
import { createOrganisationTree } from '../../../domain/organisations/organisation-tree.ts';
import type { Person } from '../../../domain/person.ts';
import type { RoleCode } from '../../../domain/roles.ts';

const tree = createOrganisationTree(cityOrganisations());

describe('who sees evaluations', () => {
  it.each([
    ['desk', 'bureau'],
    ['deputy', 'bureau'],
    ['chief', 'bureau'],
    ['supervisor', 'master'],
    ['supervisor', 'bureau'],
  ] as const)('%s@%s sees every station', (role, organisation) => {
    expect(evaluationScope(person(role, organisation), tree)).toEqual({ kind: 'all' });
  });

  it.each(['head', 'lead', 'worker', 'archivist', 'town-officer', 'agency-manager'] as const)('%s sees the own station alone', (role) => {
    const own = person(role, 'xigou');
    expect(maySeeEvaluation(own, 'xigou', tree)).toBe(true);
    expect(maySeeEvaluation(own, 'mazhen', tree)).toBe(false);
  });

  it.each([
    ['worker', 'xigou-room-01'],
    ['process-manager', 'bureau'],
    ['administrator', 'bureau'],
    ['volunteer-manager', 'xigou'],
  ] as const)('%s@%s sees none', (role, organisation) => {
    expect(evaluationScope(person(role, organisation), tree)).toEqual({ kind: 'stations', stations: [] });
  });
});

describe('what is seen before a result is out', () => {
  it('hides points of reviewers from each other while they score, and results from the station until it may appeal', () => {
    const [supervisor, lead, desk] = [person('supervisor', 'master'), person('lead', 'xigou'), person('desk', 'bureau')];
    expect(
      ['reviewing', 'discussing'].map((status) => maySeeReviewersPoints(supervisor, status === 'reviewing' ? 'reviewing' : 'discussing')),
    ).toEqual([false, true]);
    expect(maySeeReviewersPoints(lead, 'done')).toBe(false);
    expect(maySeeProvisional(lead, 'discussing')).toBe(false);
    expect(maySeeProvisional(lead, 'provisional')).toBe(true);
    expect(maySeeProvisional(desk, 'reviewing')).toBe(true);
  });
});

describe('who does what', () => {
  it('lets a station hand in until reviewers begin', () => {
    expect(maySubmitMaterials(person('worker', 'xigou'), 'xigou', 'self-assessing')).toBe(true);
    expect(maySubmitMaterials(person('worker', 'xigou'), 'xigou', 'checking')).toBe(true);
    expect(maySubmitMaterials(person('worker', 'xigou'), 'xigou', 'reviewing')).toBe(false);
    expect(maySubmitMaterials(person('worker', 'mazhen'), 'xigou', 'self-assessing')).toBe(false);
    expect(maySubmitMaterials(person('agency-manager', 'xigou'), 'xigou', 'self-assessing')).toBe(false);
  });

  it('lets the bureau alone hold evaluations', () => {
    expect(mayHoldEvaluations(person('desk', 'bureau'))).toBe(true);
    expect(mayHoldEvaluations(person('supervisor', 'bureau'))).toBe(false);
  });
});

function person(role: RoleCode, organisation: string): Person {
  return { id: role, name: role, assignments: [{ role, organisation }] };
}
