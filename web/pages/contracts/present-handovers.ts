import { isOver } from '../../../domain/contracts/contract-status.ts';
import type { ContractFile } from './load-contract.ts';

/**
 * Open cases that went to whoever runs the station next, by when they were handed over, only their codes: a contract is read by more people
 * than a case. Undefined while the contract goes on, when there is nothing to say.
 */
export function presentHandovers({ contract, handovers, takingOver, names }: ContractFile) {
  if (!isOver(contract.status) && handovers.length === 0) return undefined;
  const times = [...new Set(handovers.map(({ confirmedAt }) => confirmedAt?.getTime()))];
  return {
    total: handovers.length,
    // Cases of one confirmation belong together.
    groups: times.flatMap((time) => {
      const together = handovers.filter(({ confirmedAt }) => confirmedAt?.getTime() === time);
      const [first] = together;
      if (first === undefined) return [];
      const { toAgency, note, confirmedBy, confirmedAt } = first;
      return [
        {
          to: toAgency === null ? undefined : (takingOver.get(toAgency) ?? toAgency),
          cases: together.map(({ caseId }) => caseId),
          note,
          by: confirmedBy === null ? '' : (names.get(confirmedBy) ?? confirmedBy),
          at: confirmedAt,
        },
      ];
    }),
  };
}
