import { isMainThread } from 'node:worker_threads';

/*
 * Loaded into the worker and the web process before anything else: when the program that started them is killed, the
 * channel to it closes, and they end in order instead of living on beside the next start. Plain JavaScript, because
 * Temporal's workflow threads load it too, and those read no TypeScript.
 */
if (isMainThread) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
  });
  // Listening to the channel alone would keep a finished process alive.
  process.channel?.unref();
}
