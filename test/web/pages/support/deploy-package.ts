import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { compileDeployment } from '../../../../bpmn/index.ts';
import type { Database } from '../../../../db/connection.ts';
import { createDefinitionsRepository } from '../../../../db/read-model/definitions-repository.ts';
import { readPackage } from '../../../../deployment/read-package.ts';

const PACKAGES = new URL('../../../../processes/', import.meta.url).pathname;

/** Deploys a process package as it is shipped; answers the hash of its version. */
export async function deployPackage(database: Database, key: string): Promise<string> {
  const folder = path.join(PACKAGES, key);
  const { resources } = await readPackage(folder);
  const { processes, problems } = await compileDeployment(resources);
  const [process] = processes;
  if (process === undefined) throw new Error(JSON.stringify(problems));
  const manifest = z.json().parse(JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')));
  const { hash } = await createDefinitionsRepository(database).deploy({
    processId: key,
    name: process.definition.name,
    bpmnXml: await readFile(path.join(folder, 'process.bpmn'), 'utf8'),
    compiled: JSON.stringify(process.definition),
    resources: { forms: process.forms, decisions: {}, manifest },
    startEvents: [],
  });
  return hash;
}
