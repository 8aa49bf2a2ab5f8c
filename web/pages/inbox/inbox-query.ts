import type { TaskId } from '../../../db/inbox/claims.ts';
import type { Place } from '../../../db/inbox/inbox-task.ts';

export const inboxTabs = ['claimable', 'assigned', 'done', 'started'] as const;
export type InboxTab = (typeof inboxTabs)[number];

/** What the address of the inbox says: the same address shows the same place, also after a refresh or from a bookmark. */
export interface InboxQuery {
  readonly tab: InboxTab;
  readonly search?: string | undefined;
  readonly after?: Place | undefined;
  readonly before?: Place | undefined;
  /** The task shown beside the list. */
  readonly task?: TaskId | undefined;
}

export function parseInboxQuery(text: (name: string) => string | undefined): InboxQuery {
  const task = text('task');
  const separator = task?.lastIndexOf('/') ?? -1;
  return {
    tab: inboxTabs.find((tab) => tab === text('tab')) ?? 'assigned',
    search: text('q')?.slice(0, 100),
    after: parsePlace(text('after')),
    before: parsePlace(text('before')),
    task: task === undefined || separator < 1 ? undefined : { instanceId: task.slice(0, separator), key: task.slice(separator + 1) },
  };
}

export function inboxAddress({ tab, search, after, before, task }: InboxQuery): string {
  const parameters = new URLSearchParams({ tab });
  if (search !== undefined) parameters.set('q', search);
  if (after !== undefined) parameters.set('after', JSON.stringify([after.at, after.instanceId, after.key]));
  if (before !== undefined) parameters.set('before', JSON.stringify([before.at, before.instanceId, before.key]));
  if (task !== undefined) parameters.set('task', `${task.instanceId}/${task.key}`);
  return `/inbox?${parameters.toString()}`;
}

/** A place from an address; one that was tampered with is as good as none. */
function parsePlace(text: string | undefined): Place | undefined {
  if (text?.startsWith('[') !== true || /[\0\p{Surrogate}]/u.test(text)) return undefined;
  const [at, instanceId, key, ...rest] = text
    .slice(1, -1)
    .split('","')
    .map((part) => part.replaceAll('"', ''));
  if (at === undefined || instanceId === undefined || key === undefined || rest.length > 0) return undefined;
  return /^(infinity|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?)$/u.test(at) ? { at, instanceId, key } : undefined;
}
