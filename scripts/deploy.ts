import path from 'node:path';
import { loadConfig } from '../config/config.ts';
import { OperatorError } from '../config/operator-error.ts';
import { openDatabase } from '../db/connection.ts';
import { checkPackages, deployPackages, type DeploymentResult } from '../deployment/deploy-packages.ts';
import { findPackages } from '../deployment/find-packages.ts';
import { runCommand } from './support/run-command.ts';

const HELP = `用法：npm run deploy -- 文件夹… [--check]

检查流程包（process.bpmn、forms/*.form.json、decisions/*.dmn、manifest.json）并部署到环境变量指定的服务器。
文件夹可以是一个流程包，也可以是放着多个流程包的文件夹。
新发起的实例用新版本，办理中的实例仍用原来的版本。有任何错误时一个也不部署。

  --check   只检查，不部署，不需要服务器`;

await runCommand(HELP, async () => {
  const given = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  const folders = (await Promise.all(given.map((folder) => findPackages(path.resolve(folder))))).flat();
  if (folders.length === 0) throw new OperatorError('没有找到流程包。', ['例如：npm run deploy -- processes/service-lifecycle']);
  if (process.argv.includes('--check')) {
    report(await checkPackages(folders));
    console.log(`检查了 ${folders.length} 个流程包`);
  } else {
    await deploy(folders);
  }
});

async function deploy(folders: readonly string[]): Promise<void> {
  const config = loadConfig(process.env);
  const database = openDatabase(config.databaseUrl, { poolSize: 2, applicationName: 'social-work-deploy' });
  try {
    const { processes, problems } = await deployPackages(database, folders);
    report(problems);
    for (const { name, processId, version, isNew } of processes) {
      console.log(`${isNew ? '已部署' : '没有变化'} ${name}（${processId}）第 ${version} 版`);
    }
    console.log(`部署了 ${processes.length} 个流程`);
  } finally {
    await database.destroy();
  }
}

/** Prints every problem; errors decide the exit code. */
function report(problems: DeploymentResult['problems']): void {
  for (const { severity, folder, resource, element, message, remedy } of problems) {
    const place = [path.basename(folder), resource, element].filter((part) => part !== undefined && part !== '').join(' › ');
    console.log(`${severity === 'error' ? '错误' : '警告'} ${place}：${message}${remedy}`);
  }
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  console.log(`${errors} 个错误，${problems.length - errors} 个警告`);
  if (errors > 0) process.exitCode = 1;
}
