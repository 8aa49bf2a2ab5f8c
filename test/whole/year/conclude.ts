import { instanceId } from '../../../contract/process-instance.ts';
import type { Database } from '../../../db/connection.ts';
import { contractInForce, listContracts } from '../../../db/registers/contracts.ts';
import { dayOf } from '../../../domain/working-days/calendar-day.ts';
import { insist } from '../../../scripts/faults/insist.ts';
import { PATIENCE } from '../../../scripts/faults/send-form.ts';
import type { Answers } from '../fill-task.ts';
import { nameOf } from '../name-of.ts';
import type { Office } from '../office.ts';
import type { People } from '../people.ts';
import { agreementUntil } from './agreement.ts';

export interface Agreement {
  readonly station: string;
  /** Name in the register. */
  readonly agency: string;
  readonly endsOn: string;
}

const APPROVED = { decision: 'approved' };

/** Two parties conclude a contract at their screens, from the draft to both signatures; answers its code when it is in force. */
export async function concludesOnScreen(people: People, database: Database, agreement: Agreement): Promise<string> {
  const { answers, rows } = agreementUntil(agreement.endsOn);
  await people.starts('bureau.desk', 'agency-contract', opening(agreement));
  await people.does('bureau.desk', '起草协议', answers, { rows });
  await people.does('bureau.desk2', '审核协议', APPROVED);
  await people.does('bureau.deputy', '审批协议', APPROVED);
  await people.does(`${agreement.station}.agency`, '乙方签署', signedBy(`${agreement.station}.agency`));
  await people.does('bureau.chief', '甲方签署', signedBy('bureau.chief'));
  return await inForce(database, agreement.station);
}

/** The same by people whose screens nobody watches. */
export async function concludesUnseen(office: Office, database: Database, agreement: Agreement): Promise<string> {
  const { answers, rows } = agreementUntil(agreement.endsOn);
  await office.starts('bureau.desk', 'agency-contract', opening(agreement));
  const id = await insist(async () => await newestOf(database, agreement.station), { within: PATIENCE });
  await office.does('bureau.desk', { instance: contractInstance(id), element: 'Task_draft' }, answers, { rows });
  await judgesAndSigns(office, id, agreement.station);
  return await inForce(database, agreement.station);
}

/** A draft is judged by those who didn't write it, and signed by both sides. */
export async function judgesAndSigns(office: Office, id: string, station: string): Promise<void> {
  const instance = contractInstance(id);
  const agency = `${station}.agency`;
  await office.does('bureau.desk2', { instance, element: 'Task_review' }, APPROVED);
  await office.does('bureau.deputy', { instance, element: 'Task_approve' }, APPROVED);
  await office.does(agency, { instance, element: 'Task_signAgency' }, signedBy(agency));
  await office.does('bureau.chief', { instance, element: 'Task_signCommissioner' }, signedBy('bureau.chief'));
}

export function contractInstance(id: string): string {
  return instanceId('agency-contract', id);
}

/** A typed signature is the signer's own name. */
function signedBy(username: string): Answers {
  return { signature: nameOf(username), signedOn: dayOf(new Date()) };
}

function opening({ station, agency }: Agreement) {
  return { station, agency, commissioner: 'bureau', commissionerName: '神木市民政局' };
}

async function newestOf(database: Database, station: string): Promise<string> {
  const [contract] = await listContracts(database, [station]);
  if (contract === undefined) throw new Error(`${station} has no contract`);
  return contract.id;
}

async function inForce(database: Database, station: string): Promise<string> {
  return await insist(
    async () => {
      const id = await contractInForce(database, station);
      if (id === undefined) throw new Error(`${station} has no contract in force`);
      return id;
    },
    { within: PATIENCE },
  );
}
