import { EngineUnavailable } from '../../../client/engine-unavailable.ts';
import { Refused } from '../../../client/refused.ts';
import { refusals, type RefusalKind } from '../../../contract/process-instance.ts';
import { engineUnavailable, PageError } from '../../errors.ts';

/** Asks the engine; its refusals and its absence become answers for the person. */
export async function askEngine<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof EngineUnavailable) throw engineUnavailable('什么都没有改变。');
    if (error instanceof Refused) throw new PageError({ status: STATUS[error.kind], title: error.message, remedy: '什么都没有改变。' });
    throw error;
  }
}

const STATUS: Readonly<Record<RefusalKind, number>> = {
  [refusals.notOpen]: 409,
  [refusals.ended]: 409,
  [refusals.suspended]: 409,
  [refusals.exists]: 409,
  [refusals.tooLarge]: 422,
  [refusals.invalid]: 422,
  [refusals.notFound]: 404,
};
