import { Worker } from 'node:worker_threads';
import type { CompiledResources } from '../compile-resources.ts';
import type { Limits } from '../limits.ts';
import type { Resource } from '../resource.ts';
import { isCompileReply, type CompileReply, type CompileRequest } from './messages.ts';

/** The files took more time or memory than any honest diagram does. */
export type Exhausted = 'time' | 'memory';

/**
 * Compiles outside the event loop, so that a hostile file can't stop the server: the thread is ended when it takes too
 * long or too much memory. One thread serves all, one request after the other; it never keeps the process alive.
 */
export function compileInWorker(resources: readonly Resource[], limits: Limits): Promise<CompiledResources | Exhausted> {
  const answer = queue.then(() => ask({ resources, limits }));
  queue = answer.catch(() => undefined);
  return answer;
}

let queue: Promise<unknown> = Promise.resolve();
let worker: Worker | undefined;

function ask(request: CompileRequest): Promise<CompiledResources | Exhausted> {
  const startAllowance = worker === undefined ? START_ALLOWANCE : 0;
  const thread = worker ?? startWorker();
  worker = thread;
  thread.ref();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      finish();
      discard(thread);
      resolve('time');
    }, request.limits.time + startAllowance);
    const onMessage = (message: unknown): void => {
      if (isCompileReply(message)) {
        finish();
        settle(message, resolve, reject);
      }
    };
    const onError = (error: Error): void => {
      finish();
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
        resolve('memory');
      } else {
        reject(error);
      }
    };
    const onExit = (): void => {
      finish();
      reject(new Error('The compiler thread ended unexpectedly'));
    };
    const finish = (): void => {
      clearTimeout(timer);
      thread.off('message', onMessage).off('error', onError).off('exit', onExit);
      thread.unref();
    };
    thread.on('message', onMessage).on('error', onError).on('exit', onExit);
    thread.postMessage(request);
  });
}

/** Milliseconds for a new thread to load the compiler on a busy machine; not part of the file's time. */
const START_ALLOWANCE = 10_000;

function startWorker(): Worker {
  // `execArgv: []`: loaders of the caller (tsx, vitest) must not apply twice.
  const thread = new Worker(new URL('./entry.mjs', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 512, stackSizeMb: 4 },
  });
  // Also for faults while nobody waits: they must not end the caller's process.
  thread.on('error', () => discard(thread));
  thread.on('exit', () => discard(thread));
  return thread;
}

function discard(thread: Worker): void {
  if (worker === thread) {
    worker = undefined;
    void thread.terminate();
  }
}

function settle(reply: CompileReply, resolve: (result: CompiledResources) => void, reject: (error: Error) => void): void {
  if (reply.ok) {
    resolve(reply.result);
  } else {
    reject(new Error(`The compiler failed: ${reply.error}`));
  }
}
