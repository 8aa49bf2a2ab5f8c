import type { Logger } from 'pino';
import { candidatesOf, type Viewer } from '../../db/inbox/viewer.ts';

/** Tells people who look at their inbox that it changed. */
export interface InboxWatch {
  /** Calls back after each change of what waits for the viewer; returns how to stop. */
  subscribe(viewer: Viewer, onChange: () => void): () => void;
}

type Fingerprints = (wanted: { candidates: readonly string[]; people: readonly string[] }) => Promise<ReadonlyMap<string, string>>;

interface Subscriber {
  readonly viewer: Viewer;
  readonly onChange: () => void;
  last: string | undefined;
}

/**
 * Asks the database every so often, once for everybody, and only while somebody looks. LISTEN/NOTIFY would be quicker
 * to tell, but every NOTIFY takes a lock at commit that makes all projections of the city queue behind each other.
 */
export function inboxWatch(fingerprints: Fingerprints, log: Logger, interval = 2_000): InboxWatch {
  const subscribers = new Set<Subscriber>();
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    const asked = [...subscribers];
    try {
      const found = await fingerprints({
        candidates: [...new Set(asked.flatMap(({ viewer }) => candidatesOf(viewer)))],
        people: [...new Set(asked.map(({ viewer }) => viewer.id))],
      });
      for (const subscriber of asked) tellIfChanged(subscriber, found);
    } catch (error) {
      log.warn({ err: error }, 'inbox changes can not be read');
    }
    timer = subscribers.size === 0 ? undefined : setTimeout(() => void look(), interval).unref();
  }

  return {
    subscribe(viewer, onChange) {
      const subscriber: Subscriber = { viewer, onChange, last: undefined };
      subscribers.add(subscriber);
      timer ??= setTimeout(() => void look(), 0).unref();
      return () => subscribers.delete(subscriber);
    },
  };
}

function tellIfChanged(subscriber: Subscriber, found: ReadonlyMap<string, string>): void {
  const { viewer, last } = subscriber;
  const names = [...candidatesOf(viewer), `assignee:${viewer.id}`];
  const now = names.map((name) => found.get(name) ?? '').join('|');
  subscriber.last = now;
  if (last !== undefined && last !== now) subscriber.onChange();
}
