import { dateHelpers } from './dates.ts';
import { logicHelpers } from './logic.ts';
import { safeUrl } from './safe-url.ts';

/** Everything a view may call. Decisions belong in presenters; helpers only format. */
export const helpers = { ...logicHelpers, ...dateHelpers, safeUrl };
