import { z } from 'zod';
import { compileDeployment, hasErrors, type DeployableProcess, type Problem } from '../../../bpmn/index.ts';
import type { JsonObject } from '../../../contract/json.ts';
import { audit } from '../../../db/audit/audit.ts';
import { createProcessDrafts, type ProcessDraft } from '../../../db/process-drafts/process-drafts.ts';
import { createDefinitionsRepository, type Definition } from '../../../db/read-model/definitions-repository.ts';
import { definitionToDeploy } from '../../../deployment/deploy-packages.ts';
import type { Services } from '../../services.ts';
import { deployedThings, deploymentFiles } from './deployment-files.ts';
import { draftBody, refusedXml, type JsonOutcome } from './save-draft.ts';

export type PublishOutcome =
  (JsonOutcome & { readonly status: 200; readonly message: string }) | (JsonOutcome & { readonly status: 400 | 409 | 422 });

const publishBody = draftBody.extend({
  /** True after the person has seen that somebody else published meanwhile. */
  replace: z.boolean(),
});

/**
 * Publishes the diagram as the next version, with the forms and decisions of the version before it. New instances use
 * it at once; running ones stay with theirs. Refused when it has errors, or when somebody published since the draft was begun.
 */
export async function publishDiagram(services: Services, owner: string, processId: string, body: unknown): Promise<PublishOutcome> {
  const parsed = publishBody.safeParse(body);
  if (!parsed.success) return { ...refusedXml, status: 400 };
  const { xml, revision, replace } = parsed.data;
  const { database } = services;
  const before = await createDefinitionsRepository(database).latest(processId);
  const { processes, problems } = await compileDeployment(deploymentFiles(processId, xml, before), deployedThings(database, before));
  const [process] = processes;
  const misplaced = problemOfIdentity(processes, processId);
  if (hasErrors(problems) || process === undefined || misplaced !== undefined) {
    return { status: 422, body: { problems: misplaced === undefined ? problems : [misplaced, ...problems] } };
  }

  // One publication of a process at a time: whoever comes second sees the first one's version.
  return await database.transaction(async (transaction) => {
    await transaction.raw('select pg_advisory_xact_lock(hashtextextended(?, 2))', [processId]);
    const repository = createDefinitionsRepository(transaction);
    const drafts = createProcessDrafts(transaction);
    const [draft, latest] = await Promise.all([drafts.find(processId, owner), repository.latest(processId)]);
    const conflict = await conflictOf(services, draft, latest, revision, replace);
    if (conflict !== undefined) return conflict;
    const manifest = latest === undefined ? draft?.manifest : manifestOf(latest);
    const [deployed] = await repository.deployTogether([definitionToDeploy(process, manifest ?? {}, owner)], before?.hash);
    if (deployed === undefined) throw new Error('Nothing was deployed');
    await drafts.remove(processId, owner);
    await audit(transaction, {
      actor: owner,
      action: 'process.publish',
      subject: { kind: 'process', id: processId },
      details: { version: deployed.version },
    });
    const message = deployed.isNew
      ? `已发布第 ${deployed.version} 版，新发起的都用它。`
      : `和第 ${deployed.version} 版一模一样，没有发布新版本。`;
    return { status: 200, message, body: { version: deployed.version, address: `/processes/${encodeURIComponent(processId)}` } };
  });
}

function manifestOf({ resources }: Definition): JsonObject {
  return z.record(z.string(), z.json()).catch({}).parse(resources.manifest);
}

/** The file must hold exactly the process that is being edited, or it would become a version of another one. */
function problemOfIdentity(processes: readonly DeployableProcess[], processId: string): Problem | undefined {
  const ids = processes.map(({ definition }) => definition.processId);
  if (ids.length === 0 || (ids.length === 1 && ids[0] === processId)) return undefined;
  return {
    severity: 'error',
    rule: 'process-identity',
    resource: `${processId}.bpmn`,
    message: ids.length > 1 ? `图里有 ${ids.length} 个流程：${ids.join('、')}。` : `流程代号从 ${processId} 改成了 ${ids[0] ?? ''}。`,
    remedy:
      ids.length > 1 ? '一次只发布一个流程，请把其余的另存为新流程。' : `请把流程代号改回 ${processId}；要另起一个流程，请用“新建流程”。`,
  };
}

async function conflictOf(
  services: Services,
  draft: ProcessDraft | undefined,
  latest: Definition | undefined,
  revision: number,
  replace: boolean,
): Promise<PublishOutcome | undefined> {
  if (draft?.revision !== revision) {
    return { status: 409, body: { error: { title: '草稿在另一个窗口里改过或已经发布。', remedy: '请刷新页面，看清最新内容后再发布。' } } };
  }
  if (latest === undefined || draft.baseHash === latest.hash || replace) return undefined;
  const by =
    latest.deployedBy === null
      ? '系统'
      : ((await services.directory.personNames([latest.deployedBy])).get(latest.deployedBy) ?? latest.deployedBy);
  return {
    status: 409,
    body: {
      newerVersion: latest.version,
      error: {
        title: `${by} 已经发布了第 ${latest.version} 版。`,
        remedy: '你的草稿还在。请先在新窗口看看那一版改了什么；确定要用你的图盖掉那些改动，再点“仍用我这一份”。',
      },
    },
  };
}
