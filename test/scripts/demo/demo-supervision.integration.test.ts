import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadVisit } from '../../../db/registers/supervision-visits.ts';
import { dayOf } from '../../../domain/working-days/calendar-day.ts';
import { demoPlan, demoVisits } from '../../../scripts/demo/demo-supervision.ts';
import { createRegisterBed, NOW, type RegisterBed } from '../../activities/service-tasks/register-bed.ts';
import { ProcessOnRegisters, readProcess } from '../../processes/process-on-registers.ts';

describe('the plan of the demonstration', () => {
  it.each([
    ['2026-01-15', [2025, 12]],
    ['2026-12-15', [2026, 11]],
  ])('on %s has this month, months to come and one that has passed', (today, missed) => {
    const entries = demoPlan(today);
    const months = entries.map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}`);
    expect(months.filter((month) => month < today.slice(0, 7))).toEqual([`${missed[0]}-${missed[1]}`]);
    expect(months.filter((month) => month === today.slice(0, 7))).toHaveLength(3);
    expect(entries.every(({ month }) => month >= 1 && month <= 12)).toBe(true);
  });
});

describe('visits of the demonstration', () => {
  let bed: RegisterBed;
  beforeAll(async () => {
    bed = await createRegisterBed();
  });
  afterAll(() => bed.close());

  it('go through the forms and leave the register as people first see it', async () => {
    const supervision = await readProcess('supervision');
    const states: unknown[] = [];
    for (const [number, { station, variables, steps }] of demoVisits(dayOf(NOW)).entries()) {
      const visitId = `DD-2026-${String(number + 1).padStart(6, '0')}`;
      const started = new ProcessOnRegisters(supervision, bed, { businessKey: visitId, starter: 'master-supervisor' });
      const supervisor = variables.supervisor === null ? null : 'master-supervisor';
      await started.start({ ...variables, visitId, master: 'master', station, planId: null, supervisor });
      for (const step of steps) await started.complete(step.elementId, step.variables, step.actor(station));
      expect(started.incidents).toEqual([]);
      const visit = await loadVisit(bed.database, visitId);
      states.push([station, visit?.status, visit?.advice.map(({ status }) => status), started.openTasks]);
    }
    expect(states).toEqual([
      ['dabaodang', 'following-up', ['followed-up', 'open'], ['Task_followUp', 'Task_verify']],
      ['xigou', 'closed', [], []],
      ['jinjie', 'arranged', [], ['Task_visit']],
    ]);
  });
});
