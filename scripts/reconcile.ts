import { parseArgs } from 'node:util';
import { createEngineClientContext } from '../client/engine-client-context.ts';
import { createTemporalClient } from '../client/temporal-connection.ts';
import { verifyPayloadKeys } from '../client/verify-payload-keys.ts';
import { loadConfig } from '../config/config.ts';
import { openDatabase } from '../db/connection.ts';
import { reconcileAll } from '../reconcile/reconcile-all.ts';
import { reconcileInstance, type Reconciliation } from '../reconcile/reconcile-instance.ts';
import { runCommand } from './support/run-command.ts';

const HELP = `用法：npm run reconcile [-- --instance 实例编号] [--rebuild]

用引擎中的真实状态核对数据库里的待办、进度和异常，改正不一致之处，并说明改了什么。可以随时重复执行。

  --instance ID   只核对一个流程实例
  --rebuild       即使一致也重新写一遍`;

/** A command may take longer than a page. */
const DEADLINE = 30_000;

const WORDS: Readonly<Record<Reconciliation['outcome'], string>> = {
  agrees: '一致',
  closed: '已关闭（引擎中已结束）',
  rebuilt: '已重写',
  orphanEnded: '已结束（上级流程不存在）',
};

await runCommand(HELP, async () => {
  const { values } = parseArgs({ options: { instance: { type: 'string' }, rebuild: { type: 'boolean', default: false } } });
  const config = loadConfig(process.env);
  const database = openDatabase(config.databaseUrl, { poolSize: 8, applicationName: 'social-work-reconcile' });
  const temporal = await createTemporalClient(config);
  try {
    await verifyPayloadKeys(database, config.payloadKeys);
    const context = createEngineClientContext({ temporal, database, taskQueue: config.taskQueue, deadline: DEADLINE });
    const counts = new Map<Reconciliation['outcome'], number>();
    const count = (result: Reconciliation) => {
      counts.set(result.outcome, (counts.get(result.outcome) ?? 0) + 1);
      if (result.outcome !== 'agrees') {
        console.log(
          `${WORDS[result.outcome]} ${result.instanceId}${result.details.length === 0 ? '' : `（${result.details.join('；')}）`}`,
        );
      }
    };
    if (values.instance === undefined) for await (const result of reconcileAll(context, { rebuild: values.rebuild })) count(result);
    else count(await reconcileInstance(context, values.instance, { rebuild: values.rebuild }));
    const total = [...counts.values()].reduce((sum, number) => sum + number, 0);
    const changed = total - (counts.get('agrees') ?? 0);
    console.log(`核对了 ${String(total)} 个流程实例，改正了 ${String(changed)} 个`);
  } finally {
    await Promise.all([temporal.connection.close(), database.destroy()]);
  }
});
