import { createHash } from 'node:crypto';
import type { JsonObject } from '../contract/json.ts';
import type { ProcessDefinition } from '../engine/definition/process-definition.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { hasErrors, type Problem } from './problem.ts';
import { checkReferences, type Lookups } from './references/check-references.ts';
import type { Resource } from './resource.ts';
import { stableJson } from './stable-json.ts';
import { compileInWorker, type Exhausted } from './worker/compile-in-worker.ts';

export interface CompileOptions extends Lookups {
  readonly limits?: Partial<Limits>;
}

/** A version of a process, complete in itself. */
export interface DeployableProcess {
  readonly definition: ProcessDefinition;
  /** SHA-256 (hexadecimal) over definition and forms: the same content has the same hash, however it was laid out. */
  readonly hash: string;
  /** Name of the file and its text. */
  readonly resource: string;
  readonly xml: string;
  /** Form schemas by id: all of the deployment, those that the process contains, and those that it uses from outside. */
  readonly forms: Readonly<Record<string, JsonObject>>;
  /** Text of the deployment's decision files by file name; the compiled ones are in the definition. */
  readonly decisions: Readonly<Record<string, string>>;
}

export interface Deployment {
  /** Empty when there is any error. */
  readonly processes: readonly DeployableProcess[];
  readonly problems: readonly Problem[];
}

/**
 * Checks and compiles what somebody wants to deploy. Files may be hostile: they are parsed in a thread of its own
 * with limits on time and memory. Faults of the files are problems; the promise rejects only for bugs.
 */
export async function compileDeployment(resources: readonly Resource[], options: CompileOptions = {}): Promise<Deployment> {
  const limits = { ...defaultLimits, ...options.limits };
  const refused = refuseOversized(resources, limits);
  if (refused !== undefined) return { processes: [], problems: [refused] };
  const compiled = await compileInWorker(resources, limits);
  if (compiled === 'time' || compiled === 'memory') return { processes: [], problems: [exhausted(resources, compiled)] };

  const references = await checkReferences(compiled, options);
  const problems = [...compiled.problems, ...references.problems];
  if (hasErrors(problems)) return { processes: [], problems };
  const processes = compiled.processes.map(({ definition, resource, xml, embeddedForms }) => {
    const forms = { ...compiled.forms, ...references.forms, ...embeddedForms };
    return { definition, hash: hashOf({ definition, forms }), resource, xml, forms, decisions: compiled.decisions };
  });
  return { processes, problems };
}

function hashOf(content: unknown): string {
  return createHash('sha256').update(stableJson(content)).digest('hex');
}

/** Before anything is copied to the thread. */
function refuseOversized(resources: readonly Resource[], limits: Limits): Problem | undefined {
  const refuse = (rule: string, resource: string, message: string, remedy: string): Problem => ({
    severity: 'error',
    rule,
    resource,
    message,
    remedy,
  });
  if (resources.length > limits.files) {
    return refuse('file-count', '', `一次上传了 ${resources.length} 个文件，超过上限 ${limits.files} 个。`, '请分几次部署。');
  }
  const large = resources.find(({ content }) => content.length > limits.fileBytes);
  if (large !== undefined) {
    return refuse(
      'file-size',
      large.name,
      `文件大小超过上限 ${megabytes(limits.fileBytes)} MB。`,
      '请拆分流程，或删除文件中嵌入的图片等附加内容。',
    );
  }
  const total = resources.reduce((sum, { content }) => sum + content.length, 0);
  if (total > limits.totalSize) {
    return refuse('file-size', '', `文件合计超过上限 ${megabytes(limits.totalSize)} MB。`, '请分几次部署。');
  }
  return undefined;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}

function exhausted(resources: readonly Resource[], reason: Exhausted): Problem {
  return {
    severity: 'error',
    rule: 'too-complex',
    resource: resources.map((resource) => resource.name).join('、'),
    message: reason === 'time' ? '文件过于复杂，检查超时。' : '文件过于复杂，检查时内存不足。',
    remedy: '请拆分流程后再部署；如确需部署，请联系系统管理员。',
  };
}
