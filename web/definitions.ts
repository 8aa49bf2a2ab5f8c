import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Database } from '../db/connection.ts';
import { createDefinitionsRepository } from '../db/read-model/definitions-repository.ts';
import type { ProcessDefinition } from '../engine/definition/process-definition.ts';
import type { DrawableDefinition } from './diagram/present-diagram.ts';

/** A deployed version with its compiled form, for diagrams and lists of steps. */
export interface LoadedDefinition extends DrawableDefinition {
  readonly processId: string;
  readonly version: number;
  readonly name: string;
}

/** Versions never change: each is read and parsed once per web process. */
const cache = new LRUCache<string, LoadedDefinition>({ max: 100 });

export async function loadDefinition(database: Database, hash: string): Promise<LoadedDefinition | undefined> {
  const known = cache.get(hash);
  if (known !== undefined) return known;
  const repository = createDefinitionsRepository(database);
  const [row, compiled] = await Promise.all([repository.byHash(hash), repository.compiledJson(hash)]);
  if (row === undefined || compiled === undefined) return undefined;
  const definition = processDefinition.parse(JSON.parse(compiled));
  const loaded = { hash, processId: row.processId, version: row.version, name: row.name, bpmnXml: row.bpmnXml, definition };
  cache.set(hash, loaded);
  return loaded;
}

/** Our own deployment wrote it; an older format is still readable for drawing. */
const processDefinition = z.custom<ProcessDefinition>(
  (value) => typeof value === 'object' && value !== null && 'elements' in value && 'scopes' in value,
);
