import { readFileSync } from 'node:fs';
import { compileDeployment } from '../../../bpmn/index.ts';
import type { JsonObject } from '../../../contract/json.ts';
import type { Database } from '../../../db/connection.ts';
import { createDefinitionsRepository } from '../../../db/read-model/definitions-repository.ts';
import { definitionToDeploy } from '../../../deployment/deploy-packages.ts';

const MID_TERM = readFileSync(new URL('../diagrams/mid-term.bpmn', import.meta.url), 'utf8');
const CYCLE = '0 0 9 1 7 *';

export interface ScheduledProcess {
  readonly processId: string;
  readonly title?: string;
  /** Of the start event; default: 1 July, nine o'clock. */
  readonly cycle?: string;
  readonly timerStart?: JsonObject;
  readonly mayStart?: readonly string[];
  /** Anything: another note is another version. */
  readonly note?: string;
}

/** Deploys the mid-term assessment under another id, with another time and other rules; answers the version's hash. */
export async function deployScheduled(database: Database, process: ScheduledProcess): Promise<string> {
  const { processId, title = '中期评估', cycle = CYCLE, timerStart = {}, mayStart = ['desk@bureau'], note = '' } = process;
  const content = MID_TERM.replaceAll('"mid-term"', `"${processId}"`).replace(CYCLE, cycle);
  return await deploy(database, `${content}<!-- ${note} -->`, {
    key: processId,
    title,
    description: '中期评估由时间发起。',
    articles: [],
    mayStart,
    businessKey: { scheme: 'case-code', prefix: 'ZQ' },
    startVariables: { caseId: 'businessKey', bureau: 'organisation', asker: 'startedBy' },
    timerStart,
    sampleData: [],
  });
}

/** The next version, which a person starts and no timer. */
export async function deployWithoutTimer(database: Database, processId: string): Promise<string> {
  const content = MID_TERM.replaceAll('"mid-term"', `"${processId}"`).replace(
    /<bpmn:timerEventDefinition.*<\/bpmn:timerEventDefinition>/u,
    '',
  );
  return await deploy(database, content, {});
}

async function deploy(database: Database, content: string, manifest: JsonObject): Promise<string> {
  const { processes, problems } = await compileDeployment([{ name: 'mid-term.bpmn', content }]);
  const [process] = processes;
  if (process === undefined) throw new Error(JSON.stringify(problems));
  const { hash } = await createDefinitionsRepository(database).deploy(definitionToDeploy(process, manifest));
  return hash;
}
