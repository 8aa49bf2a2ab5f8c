import type { Request, Response } from 'express';
import { groupsOf } from '../../person.ts';
import { personOf } from '../../request.ts';
import type { Services } from '../../services.ts';

/** A stream ends after this long (milliseconds); the browser comes back at once, and the log-in is checked again. */
const STREAM_LIMIT = 10 * 60 * 1000;

/** Some proxies cut silent connections after a minute. */
const HEARTBEAT = 25_000;

/** Server-sent events: `tasks-changed` whenever something came to or left the person's inbox. */
export function streamChanges({ watch }: Services, request: Request, response: Response): void {
  const person = personOf(request);
  response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
  response.flushHeaders();
  response.write('retry: 3000\n\n');
  const stop = watch.subscribe({ id: person.id, groups: groupsOf(person) }, () => {
    response.write('event: tasks-changed\ndata: \n\n');
  });
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT);
  const end = setTimeout(() => response.end(), STREAM_LIMIT);
  response.once('close', () => {
    stop();
    clearInterval(heartbeat);
    clearTimeout(end);
  });
}
