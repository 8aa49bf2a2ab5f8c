import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listObligations } from '../../../db/registers/contract-obligations.ts';
import { listSignatures } from '../../../db/registers/contract-signatures.ts';
import { findContract } from '../../../db/registers/contracts.ts';
import { loadOrganisationTree } from '../../../db/registers/organisations.ts';
import { dayOf } from '../../../domain/working-days/calendar-day.ts';
import { demoContracts } from '../../../scripts/demo/demo-contracts.ts';
import { fillDemoData } from '../../../scripts/demo/fill-demo-data.ts';
import { createRegisterBed, NOW, type RegisterBed } from '../../activities/service-tasks/register-bed.ts';
import { ProcessOnRegisters, readProcess } from '../../processes/process-on-registers.ts';

describe('contracts of the demonstration', () => {
  let bed: RegisterBed;
  beforeAll(async () => {
    bed = await createRegisterBed();
    await fillDemoData(bed.database, bed.keys, NOW);
  });
  afterAll(() => bed.close());

  it('go through the forms, are in force, and leave inboxes and calendar as people first see them', async () => {
    const contract = await readProcess('agency-contract');
    const tree = await loadOrganisationTree(bed.database);
    const states: unknown[] = [];
    for (const [number, demo] of demoContracts(tree, dayOf(NOW)).entries()) {
      const businessKey = `XY-2026-${String(number + 1).padStart(6, '0')}`;
      const { station, startedBy, organisation, variables, steps } = demo;
      const started = new ProcessOnRegisters(contract, bed, { businessKey, organisation, starter: startedBy });
      await started.start({ ...variables, contractId: businessKey });
      for (const step of steps) {
        await started.passDueTimers();
        await started.complete(step.elementId, step.variables, step.actor(station));
      }
      await started.passDueTimers();
      expect({ station, incidents: started.incidents, problems: started.variables.problems }).toEqual({
        station,
        incidents: [],
        problems: [],
      });
      const signatures = await listSignatures(bed.database, businessKey);
      const obligations = await listObligations(bed.database, businessKey);
      states.push([
        station,
        (await findContract(bed.database, businessKey))?.status,
        signatures.map(({ method }) => method),
        obligations.map(({ status }) => status),
        started.openTasks,
      ]);
    }
    expect(states).toEqual([
      ['dabaodang', 'in-force', ['typed', 'drawn'], ['open', 'open'], ['Task_confirmRenewal']],
      ['jinjie', 'in-force', ['typed', 'drawn'], ['done', 'open', 'open'], []],
      ['master', 'in-force', ['typed', 'drawn'], ['open', 'open', 'open', 'open', 'open'], ['Task_fulfil']],
    ]);
  });

  it.each(['2026-01-01', '2026-02-28', '2026-12-31'])('name terms and money that fit each other on %s', async (today) => {
    for (const { steps } of demoContracts(await loadOrganisationTree(bed.database), today)) {
      const draft = steps[0]?.variables;
      const endsOn = z.string().parse(draft?.endsOn);
      expect(JSON.stringify(draft?.budget)).toContain(`"year":${endsOn.slice(0, 4)}`);
    }
  });
});
