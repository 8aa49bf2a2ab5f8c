import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { OperatorError } from '../../config/operator-error.ts';
import type { Database } from '../../db/connection.ts';
import { deployPackages } from '../../deployment/deploy-packages.ts';
import { findPackages } from '../../deployment/find-packages.ts';

const PROCESSES = fileURLToPath(new URL('../../processes', import.meta.url));

/** Deploys every package of `processes/`; a package that hasn't changed keeps its version. */
export async function deployProcesses(database: Database): Promise<void> {
  const { problems } = await deployPackages(database, await findPackages(PROCESSES));
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  const lines = errors.map(({ folder, element, message }) => `  ${path.basename(folder)} › ${element ?? ''} ${message}`);
  throw new OperatorError(`流程包有错误，没有部署：\n${lines.join('\n')}`, [
    '改正后重新启动；只检查不启动：npm run deploy -- processes --check',
  ]);
}
