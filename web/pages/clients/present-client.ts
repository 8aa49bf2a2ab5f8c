import type { ClientFile } from '../../../db/registers/client-file.ts';
import { caseStatuses, riskLevels } from '../../../domain/case-status.ts';
import { clientTagLabel } from '../../../domain/client-tags.ts';
import { namesOfPeople } from '../../people-names.ts';
import type { Services } from '../../services.ts';
import { ageText, sexLabel } from './person-words.ts';

export async function presentClient({ directory, now }: Services, file: ClientFile): Promise<object> {
  const personName = await namesOfPeople(directory, [file.createdBy]);
  return {
    ...file,
    address: `/clients/${encodeURIComponent(file.id)}`,
    homeAddress: file.address,
    sexLabel: sexLabel(file.sex),
    ageText: ageText(file.birthDate, now()),
    tags: file.tags.map(clientTagLabel),
    createdByName: personName(file.createdBy),
    household: file.household.map((member) => ({
      ...member,
      address: `/clients/${encodeURIComponent(member.id)}`,
      ageText: ageText(member.birthDate, now()),
    })),
    cases: file.cases.map((each) => ({
      ...each,
      address: `/cases/${encodeURIComponent(each.id)}`,
      statusLabel: caseStatuses[each.status].label,
      isClosed: caseStatuses[each.status].closed,
      riskLabel: each.riskLevel === null ? undefined : riskLevels[each.riskLevel],
    })),
  };
}
