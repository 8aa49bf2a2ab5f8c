// npm start: everything on one machine. Plain JavaScript without packages, because it runs before they are installed.

const NEEDED_NODE = [20, 12];

function nodeIsNewEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > NEEDED_NODE[0] || (major === NEEDED_NODE[0] && minor >= NEEDED_NODE[1]);
}

async function main() {
  if (!nodeIsNewEnough()) {
    console.error(`✗ 需要 Node.js ${NEEDED_NODE.join('.')} 以上版本，现在是 ${process.versions.node}。
怎么办：
  · 从 https://nodejs.org/zh-cn/download 安装 22 或 24 版，重新打开终端后再运行 npm start`);
    return 1;
  }
  const { installPackages } = await import('./support/packages.mjs');
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
