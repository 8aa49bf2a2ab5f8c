import { openDatabase } from '../db/connection.ts';
import { migrate } from '../db/migrate.ts';
import { loadConfig } from '../config/config.ts';
import { runCommand } from './support/run-command.ts';

const HELP = `用法：npm run migrate

把环境变量 DATABASE_URL 指向的数据库升级到最新结构。可以重复执行，也可以多台机器同时执行。`;

await runCommand(HELP, async () => {
  const config = loadConfig(process.env);
  const database = openDatabase(config.databaseUrl, { poolSize: 1, applicationName: 'social-work-migrate' });
  try {
    const ran = await migrate(database);
    for (const name of ran) console.log(`已执行 ${name}`);
    console.log(ran.length === 0 ? '数据库结构已是最新。' : `数据库结构已更新，共 ${String(ran.length)} 步。`);
  } finally {
    await database.destroy();
  }
});
