import { readFile } from 'node:fs/promises';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import type { Agency } from '../../../db/registers/agencies.ts';
import type { ContractTerm } from '../../../db/registers/contract-terms.ts';
import { clauseCodes, mandatoryClauses } from '../../../domain/contracts/clauses.ts';
import { budgetOf } from '../../../domain/contracts/contract-draft.ts';
import { draftLabels, yuanText } from './contract-draft-form.ts';

export interface Agreement {
  readonly contractId: string;
  readonly term: ContractTerm;
  readonly commissionerName: string;
  readonly agency: Agency;
  readonly stationName: string;
}

const TEMPLATE = new URL('../../../processes/agency-contract/templates/agreement.docx', import.meta.url);

/** Every entry of the file carries this date, so that the same text is the same bytes and has the same hash. In local time, as ZIP has it. */
const ENTRY_DATE = new Date(2020, 0, 1);

/** Fills the template of the agreement: nothing but what the draft says goes in, so the result depends on it alone. */
export async function writeAgreement(agreement: Agreement): Promise<Uint8Array> {
  const document = new Docxtemplater(new PizZip(await readFile(TEMPLATE)), { paragraphLoop: true, linebreaks: true });
  document.render(fieldsOf(agreement));
  const zip = document.getZip();
  for (const entry of Object.values(zip.files)) entry.date = ENTRY_DATE;
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}

function fieldsOf({ contractId, term: { number, revision, draft }, commissionerName, agency, stationName }: Agreement) {
  const { fundingSources, obligationKinds, contractParties } = draftLabels;
  return {
    contractId,
    term: number,
    revision,
    commissionerName,
    stationName,
    agencyName: agency.name,
    registrationCode: agency.registrationCode,
    representative: agency.representative,
    startsOn: draft.startsOn,
    endsOn: draft.endsOn,
    clauses: clauseCodes.map((code, index) => ({
      number: NUMERALS[index] ?? index + 1,
      title: mandatoryClauses[code],
      text: draft.clauses[code],
    })),
    total: yuanText(budgetOf(draft)),
    budget: draft.budget.map(({ year, source, cents }) => ({ year, source: fundingSources[source], amount: yuanText(cents) })),
    targets: draft.targets.map(({ indicator, description, amount, unit }) => ({
      description,
      amount: `${amount} ${unit}`,
      indicator: indicator ?? '',
    })),
    obligations: draft.obligations.map(({ kind, title, dueOn, party, cents }) => ({
      kind: obligationKinds[kind],
      title,
      dueOn,
      party: contractParties[party],
      amount: cents === undefined ? '' : yuanText(cents),
    })),
  };
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七'];
