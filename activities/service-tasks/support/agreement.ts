import { readFile } from 'node:fs/promises';
import type { Agency } from '../../../db/registers/agencies.ts';
import type { ContractTerm } from '../../../db/registers/contract-terms.ts';
import { clauseCodes, mandatoryClauses } from '../../../domain/contracts/clauses.ts';
import { budgetOf } from '../../../domain/contracts/contract-draft.ts';
import { fillTemplate } from '../../../domain/documents/fill-template.ts';
import { draftLabels, yuanText } from './contract-draft-form.ts';

export interface Agreement {
  readonly contractId: string;
  readonly term: ContractTerm;
  readonly commissionerName: string;
  readonly agency: Agency;
  readonly stationName: string;
}

const TEMPLATE = new URL('../../../processes/agency-contract/templates/agreement.docx', import.meta.url);

/** Fills the template of the agreement: nothing but what the draft says goes in, so the result depends on it alone. */
export async function writeAgreement(agreement: Agreement): Promise<Uint8Array> {
  return fillTemplate(await readFile(TEMPLATE), fieldsOf(agreement));
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
