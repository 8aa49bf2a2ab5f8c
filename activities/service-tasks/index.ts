import { readdir } from 'node:fs/promises';
import { z } from 'zod';
import type { ServiceTaskHandler } from './handler.ts';

/** Files of this folder that aren't handlers. */
const NOT_HANDLERS = new Set(['handler.ts', 'index.ts', 'run-service-task.ts']);

/**
 * Loads every handler of this folder by job type. Dropping a file in is all it takes; a file without exactly one
 * handler, or whose type isn't its name, is a programming error and stops the worker at once.
 */
export async function loadServiceTaskHandlers(): Promise<ReadonlyMap<string, ServiceTaskHandler>> {
  const folder = new URL('./', import.meta.url);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts') && !NOT_HANDLERS.has(file)).sort();
  const handlers = new Map<string, ServiceTaskHandler>();
  for (const file of files) {
    const module: unknown = await import(new URL(file, folder).href);
    const [handler, ...others] = Object.values(z.record(z.string(), z.unknown()).parse(module)).filter(isHandler);
    if (handler === undefined || others.length > 0) throw new Error(`${file} must export exactly one service task handler`);
    if (`${handler.type}.ts` !== file) throw new Error(`${file} handles '${handler.type}': the file's name must be the job type`);
    handlers.set(handler.type, handler);
  }
  return handlers;
}

function isHandler(value: unknown): value is ServiceTaskHandler {
  return handlerShape.safeParse(value).success;
}

const handlerShape = z.object({ type: z.string(), title: z.string(), handle: z.custom((value) => typeof value === 'function') });
