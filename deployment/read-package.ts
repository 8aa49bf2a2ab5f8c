import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { JsonObject } from '../contract/json.ts';
import { parseProcessManifest } from '../contract/process-manifest.ts';
import { OperatorError } from '../config/operator-error.ts';
import type { Resource } from '../bpmn/index.ts';

/** A process package as it lies in a folder: the diagram, its forms and decisions, and what people should know about it. */
export interface ProcessPackage {
  readonly folder: string;
  readonly resources: readonly Resource[];
  readonly manifest: JsonObject;
}

/** Files that are deployed, wherever they lie in the package; scenarios and the README are for people and tests. */
const DEPLOYED = /\.(bpmn|dmn|form|form\.json)$/i;
const NOT_DEPLOYED = new Set(['scenarios', 'node_modules']);

/** Reads a package folder. A manifest isn't needed: without one the process is listed under its own name. */
export async function readPackage(folder: string): Promise<ProcessPackage> {
  const files = (await filesIn(folder)).filter((file) => DEPLOYED.test(file)).sort();
  if (!files.some((file) => file.toLowerCase().endsWith('.bpmn'))) {
    throw new OperatorError(`文件夹 ${folder} 里没有流程图。`, ['流程包里应有一个 process.bpmn 文件']);
  }
  const resources = await Promise.all(
    files.map(async (file) => ({ name: path.basename(file), content: await readFile(path.join(folder, file)) })),
  );
  return { folder, resources, manifest: await readManifest(folder) };
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    const files = await readdir(folder, { recursive: true });
    return files.filter((file) => !file.split(path.sep).some((part) => NOT_DEPLOYED.has(part)));
  } catch (cause) {
    throw new OperatorError(`文件夹 ${folder} 读不到。`, ['检查路径是否写对、是否有权限'], { cause });
  }
}

/** A manifest that the pages couldn't use would only show as a process that nobody can start: refused here instead. */
async function readManifest(folder: string): Promise<JsonObject> {
  const file = path.join(folder, 'manifest.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return {};
  const result = parseProcessManifest(text);
  if (!result.ok) throw new OperatorError(`${file} 不能用。`, [...result.problems, '改正后重新部署']);
  return jsonObject.parse(JSON.parse(text));
}

const jsonObject = z.record(z.string(), z.json());
