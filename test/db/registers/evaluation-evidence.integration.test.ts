import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { collectEvidence, findKeptEvidence } from '../../../db/registers/evaluation-evidence.ts';
import { addPerson } from '../../../db/registers/people.ts';
import { recordTraining } from '../../../db/registers/write-trainings.ts';
import { createEvaluationBed, publishSchemeOf, type EvaluationBed } from '../../activities/service-tasks/evaluation-bed.ts';
import { NOW } from '../../activities/service-tasks/register-bed.ts';

let bed: EvaluationBed;

beforeAll(async () => {
  bed = await createEvaluationBed();
  await publishSchemeOf(bed.database, 2026);
});

afterAll(async () => {
  await bed.close();
});

describe('evidence', () => {
  it('counts what the station and its rooms did in the year, says where there is nothing, and keeps it on demand', async () => {
    const cycle = await bed.run(
      'open-evaluation-cycle',
      { cycleId: 'PJ-2026-900001', year: 2026, kind: 'final', stations: 'dabaodang' },
      { actor: 'bureau-desk' },
    );
    expect(cycle).toMatchObject({ cycleId: 'PJ-2026-900001' });
    const options = { businessKey: 'GA-2026-000001' };
    await bed.run('open-case', { room: 'dabaodang-room-01' }, options);
    await bed.run('record-session', { date: '2026-11-20', durationMinutes: 90, place: '家中', content: '探访' }, options);
    await bed.run('record-session', { date: '2025-11-20', durationMinutes: 600, place: '家中', content: '去年的' }, options);
    await bed.run('record-closing', { closeReason: 'goals-met', summary: '完成', satisfaction: 4 }, options);
    // four people on the staff, beside an officer of the 镇街, two of them taught for five hours
    const officer = { role: 'town-officer', organisation: 'dabaodang' } as const;
    await addPerson(bed.database, { id: 'officer', username: 'officer', name: '镇街干部', assignments: [officer] });
    await bed.database.transaction((transaction) =>
      recordTraining(
        transaction,
        {
          requestId: randomUUID(),
          station: 'dabaodang',
          date: '2026-03-02',
          topic: '服务规范',
          kind: 'daily',
          hours: 5,
          organiser: '承接机构',
          participants: ['worker-one', 'lead-one'],
        },
        { by: 'head-one', at: NOW },
      ),
    );
    const station = { businessKey: 'PJ-2026-900001/dabaodang' };
    const { evidence } = await bed.run('collect-evidence', {}, station);
    const numbers = Object.fromEntries(
      z
        .array(z.object({ kind: z.string(), value: z.string() }))
        .parse(evidence)
        .map(({ kind, value }) => [kind, value]),
    );
    expect(numbers).toMatchObject({
      'cases-served': '1',
      'cases-closed': '1',
      'ledger-entries': '1',
      'service-hours': '1.5',
      satisfaction: '4',
      'overdue-rate': '暂无数据',
      'training-hours': '2.5',
    });
    expect(await findKeptEvidence(bed.database, station.businessKey)).toBeUndefined();
    await bed.run('collect-evidence', { keep: true }, station);
    expect((await findKeptEvidence(bed.database, station.businessKey))?.evidence).toMatchObject({
      'cases-served': 1,
      'overdue-rate': null,
      'training-hours': 2.5,
      'staff-count': 4,
    });
  });

  it('given a register of supervision, counts the visits that took place in the year', async () => {
    const visit = {
      station: 'jinjie',
      kind: 'planned',
      status: 'visited',
      topics: [],
      planned_date: '2026-05-01',
      arranged_by: 'x',
      arranged_at: NOW,
    };
    await bed.database('supervision_visits').insert([
      { id: '1', ...visit, date: '2026-05-06', visited_by: 'master-supervisor' },
      { id: '2', ...visit, date: '2025-05-06', visited_by: 'master-supervisor' },
      { id: '3', ...visit, status: 'arranged' },
    ]);
    expect(await collectEvidence(bed.database, 'jinjie', 2026, NOW)).toMatchObject({ 'supervision-visits': 1, 'training-hours': 0 });
  });

  it('counts as overdue what the own people finished late or still have, not what others do about the station', async () => {
    await bed
      .database('process_definitions')
      .insert({ hash: 'h', content_hash: 'h', process_id: 'p', version: 1, name: 'p', bpmn_xml: '', compiled: '{}', resources: '{}' });
    await bed.database('process_instances').insert({
      id: 'i',
      process_id: 'p',
      definition_hash: 'h',
      business_key: 'b',
      organisation: 'jinjie',
      status: 'active',
      started_at: NOW,
      batch: 1,
      token: 't',
    });
    const task = (key: string, group: string, dueAt: string, closedAt?: string) => ({
      instance_id: 'i',
      key,
      element_instance: key,
      process_id: 'p',
      element_id: 'T',
      organisation: 'jinjie',
      business_key: 'b',
      name: 'T',
      state: closedAt === undefined ? 'open' : 'completed',
      candidate_groups: [group],
      candidate_users: [],
      excluded_users: [],
      priority: 50,
      created_at: NOW,
      due_at: dueAt,
      closed_at: closedAt ?? null,
      articles: [],
      local_variables: '{}',
    });
    await bed
      .database('tasks')
      .insert([
        task('1', 'worker@jinjie', '2026-10-10T18:00:00+08:00', '2026-10-10T12:00:00+08:00'),
        task('2', 'worker@jinjie', '2026-10-10T18:00:00+08:00', '2026-10-11T12:00:00+08:00'),
        task('3', 'lead@jinjie', '2026-11-01T18:00:00+08:00'),
        task('4', 'lead@jinjie', '2026-12-24T18:00:00+08:00'),
        task('5', 'desk@bureau', '2026-10-10T18:00:00+08:00'),
      ]);
    expect(await collectEvidence(bed.database, 'jinjie', 2026, NOW)).toMatchObject({ 'overdue-rate': 66.7 });
  });
});
