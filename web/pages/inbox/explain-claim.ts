import type { ClaimOutcome } from '../../../db/inbox/claims.ts';
import type { Directory } from '../../directory.ts';
import type { Toast } from '../../request.ts';

/** Says what came of 签收. */
export async function explainClaim(outcome: Exclude<ClaimOutcome, { readonly kind: 'unknown' }>, directory: Directory): Promise<Toast> {
  switch (outcome.kind) {
    case 'claimed':
      return { kind: 'done', text: '已签收，在“待办”里' };
    case 'own':
      return { kind: 'note', text: '这项任务你已经签收' };
    case 'taken':
      return { kind: 'note', text: `${await nameOf(outcome.by, directory)}已先一步签收` };
    case 'closed':
      return { kind: 'note', text: outcome.by === undefined ? '这项任务已经不需要办理' : `${await nameOf(outcome.by, directory)}已经办完` };
    case 'excluded':
      return { kind: 'problem', text: '不能签收：前面的步骤是你办的，按第十三条不得审批自己的工作' };
  }
}

async function nameOf(personId: string, directory: Directory): Promise<string> {
  return (await directory.personNames([personId])).get(personId) ?? '另一位同事';
}
