import path from 'node:path';
import { loadConfig } from '../config/config.ts';
import { OperatorError } from '../config/operator-error.ts';
import { openDatabase } from '../db/connection.ts';
import { deployPackages } from '../deployment/deploy-packages.ts';
import { runCommand } from './support/run-command.ts';

const HELP = `用法：npm run deploy -- 文件夹…

检查流程包（process.bpmn、forms/*.form.json、decisions/*.dmn、manifest.json）并部署到环境变量指定的服务器。
新发起的实例用新版本，办理中的实例仍用原来的版本。有任何错误时一个也不部署。`;

await runCommand(HELP, async () => {
  const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  if (folders.length === 0) throw new OperatorError('没有指定流程包文件夹。', ['例如：npm run deploy -- processes/service-lifecycle']);
  const config = loadConfig(process.env);
  const database = openDatabase(config.databaseUrl, { poolSize: 2, applicationName: 'social-work-deploy' });
  try {
    const { processes, problems } = await deployPackages(database, folders.map((folder) => path.resolve(folder)));
    for (const { severity, folder, resource, element, message, remedy } of problems) {
      const place = [path.basename(folder), resource, element].filter((part) => part !== undefined && part !== '').join(' › ');
      console.log(`${severity === 'error' ? '错误' : '警告'} ${place}：${message}${remedy}`);
    }
    for (const { name, processId, version, isNew } of processes) console.log(`${isNew ? '已部署' : '没有变化'} ${name}（${processId}）第 ${String(version)} 版`);
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    console.log(`${String(processes.length)} 个流程，${String(errors)} 个错误，${String(problems.length - errors)} 个警告`);
    if (errors > 0) process.exitCode = 1;
  } finally {
    await database.destroy();
  }
});
