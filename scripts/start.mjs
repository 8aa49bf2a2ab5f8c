// npm start: everything on one machine. Plain JavaScript without packages, because it runs before they are installed.

import { installPackages } from './support/packages.mjs';
import { requireNode } from './support/node-version.mjs';

async function main() {
  if (!requireNode([20, 12], 'npm start')) return 1;
  if (!(await installPackages())) {
    console.error(`✗ 依赖没有安装成功，原因见上面 npm 的输出。
怎么办：
  · 检查网络或软件源：npm config get registry
  · 磁盘空间不足时先腾出 1 GB，再重新运行 npm start`);
    return 1;
  }
  const { register } = await import('tsx/esm/api');
  register();
  const { start } = await import('./start/main.ts');
  return await start(process.argv.slice(2));
}

// Not just an exit code: a download that Ctrl-C interrupted would keep the program alive.
process.exit(await main());
