import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../contract/json.ts';
import { listBreaches } from '../../db/registers/contract-breaches.ts';
import { listHandovers } from '../../db/registers/contract-handovers.ts';
import { listObligations } from '../../db/registers/contract-obligations.ts';
import { listResults } from '../../db/registers/contract-results.ts';
import { listSignatures } from '../../db/registers/contract-signatures.ts';
import { listTerms } from '../../db/registers/contract-terms.ts';
import { contractInForce, findContract } from '../../db/registers/contracts.ts';
import { addContractParties, addEvaluation, AGENCY, completeDraft } from '../activities/service-tasks/contract-bed.ts';
import { createRegisterBed, type RegisterBed } from '../activities/service-tasks/register-bed.ts';
import { ProcessOnRegisters, readProcess, type PackagedProcess } from './process-on-registers.ts';

const CONTRACT = 'XY-2026-000001';
const DESK = 'bureau-desk';

let bed: RegisterBed;
let contract: PackagedProcess;

beforeAll(async () => {
  bed = await createRegisterBed();
  await addContractParties(bed);
  contract = await readProcess('agency-contract');
});

afterAll(async () => {
  await bed.close();
});

async function startContract(businessKey: string, more: JsonObject = {}): Promise<ProcessOnRegisters> {
  const started = new ProcessOnRegisters(contract, bed, { businessKey, organisation: 'bureau', starter: DESK });
  const variables = {
    contractId: businessKey,
    station: 'dabaodang',
    agency: AGENCY.registrationCode,
    commissioner: 'bureau',
    commissionerName: '神木市民政局',
    ...more,
  };
  await started.start(variables);
  return started;
}

const draft = { agencyId: 'mingde', ...completeDraft };

describe('agency-contract on the engine and the registers', () => {
  it('given a contract, when it is drafted, judged and signed, then it is in force, and a breach ends it with a handover', async () => {
    const opened = await startContract(CONTRACT);
    await opened.complete('Task_draft', { ...draft, clauses: { ...draft.clauses, funding: '' } });
    expect(opened.variables.problems).toEqual([
      { at: 'clauses.funding', message: '缺少“经费保障”条款，请补写后再送审', article: '第十四条' },
    ]);
    await opened.complete('Task_draft', draft);
    expect(opened.task('Task_review')).toMatchObject({ candidateGroups: ['desk@bureau'], excludedUsers: [DESK] });

    await opened.complete('Task_review', { decision: 'returned', reason: '目标写具体些' }, 'bureau-desk-two');
    expect(await findContract(bed.database, CONTRACT)).toMatchObject({ status: 'drafting' });
    await opened.complete('Task_draft', { clauses: { goals: '全年服务个案 60 个' }, renewalLeadDays: 60 });
    await opened.complete('Task_review', { decision: 'approved' }, 'bureau-desk-two');
    await opened.complete('Task_approve', { decision: 'approved' }, 'bureau-deputy');
    expect(opened.openTasks).toEqual(['Task_signAgency', 'Task_signCommissioner']);
    const shown = opened.variables.documentSha256;

    await opened.message('contract-reopened', { reason: '金额有误', actor: DESK });
    await opened.complete('Task_draft', { obligations: [] });
    await opened.complete('Task_review', { decision: 'approved' }, 'bureau-desk-two');
    await opened.complete('Task_approve', { decision: 'approved' }, 'bureau-deputy');
    expect(opened.variables.documentSha256).not.toBe(shown);
    const signed = { signedOn: '2026-11-23', confirmed: true };
    await opened.complete('Task_signAgency', { ...signed, signature: '别人' }, 'agency-manager');
    expect(opened.variables.refusal).toBe('键入的签名应为本人姓名“测试agency-manager”');
    await opened.complete('Task_signAgency', { ...signed, signature: '测试agency-manager' }, 'agency-manager');
    await opened.complete('Task_signCommissioner', { ...signed, signature: 'M1 2L3 4' }, 'bureau-chief');

    expect(opened.incidents).toEqual([]);
    expect(opened.openTasks).toEqual([]);
    expect(await contractInForce(bed.database, 'dabaodang')).toBe(CONTRACT);
    expect(await listTerms(bed.database, CONTRACT)).toMatchObject([{ number: 1, draft: { clauses: { goals: '全年服务个案 60 个' } } }]);
    expect((await listSignatures(bed.database, CONTRACT)).map(({ party, method }) => [party, method])).toEqual([
      ['agency', 'typed'],
      ['commissioner', 'drawn'],
    ]);
    expect(opened.variables).toMatchObject({ draft: null, renewalAt: expect.stringMatching(/^2027-10-08/) });

    await addEvaluation(bed, 'PJ-2027-000001/dabaodang', 'dabaodang');
    const result = { evaluationId: 'PJ-2027-000001/dabaodang', year: 2027, kind: 'mid-term', score: 91.25, grade: 'excellent' };
    await opened.message('evaluation-result', result);
    expect(await listResults(bed.database, CONTRACT)).toMatchObject([{ score: 91.25, grade: 'excellent' }]);

    await bed.run('open-case', { room: 'dabaodang-room-01' }, { businessKey: 'GA-2026-000001' });
    await opened.message('breach-reported', { description: '连续三周无人在岗', actor: 'town-officer' });
    await opened.complete('Task_notice', { decision: 'noticed', notice: '限期整改', cureUntil: '2026-12-10' });
    await opened.complete('Task_remedy', { remedy: '招不到人' }, 'agency-manager');
    await opened.complete('Task_decideBreach', { decision: 'terminated', reason: '不能整改' }, 'bureau-deputy');
    expect(await findContract(bed.database, CONTRACT)).toMatchObject({ status: 'terminated', endReason: '不能整改' });
    expect(opened.openTasks).toEqual(['Task_handover']);
    await bed.run('open-case', { room: 'dabaodang-room-02' }, { businessKey: 'GA-2026-000002' });
    await opened.complete('Task_handover', { toAgency: 'hetong', note: '', confirmed: true });
    expect(opened.variables.refusal).toBe('列表打开之后个案有变化：GA-2026-000002，请核对新的列表后再确认');
    await opened.complete('Task_handover', { toAgency: 'hetong', note: '', confirmed: true });

    expect(opened).toMatchObject({ status: 'completed', openTasks: [], incidents: [] });
    expect(await listHandovers(bed.database, CONTRACT)).toMatchObject([{ toAgency: 'hetong' }, { toAgency: 'hetong' }]);
    expect(await listBreaches(bed.database, CONTRACT)).toMatchObject([{ reportedBy: 'town-officer', status: 'terminated' }]);
  });

  it('given a name that no agency has, then the agency is chosen from the register, and the contract may be given up', async () => {
    const opened = await startContract('XY-2026-000002', { agency: '明德' });
    await opened.complete('Task_correctOpening', { station: 'dabaodang', agency: 'mingde' });
    expect(opened.openTasks).toEqual(['Task_draft']);
    await opened.message('contract-abandoned', { reason: '机构退出', actor: DESK });
    expect(opened).toMatchObject({ status: 'completed', openTasks: [], incidents: [] });
    expect(await findContract(bed.database, 'XY-2026-000002')).toMatchObject({ status: 'abandoned', endReason: '机构退出' });
    expect(await listObligations(bed.database, 'XY-2026-000002')).toEqual([]);
  });
});
