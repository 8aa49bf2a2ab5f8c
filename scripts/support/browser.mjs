import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from './packages.mjs';
import { runHere } from './run-steps.mjs';

/** Pages are Chinese: without these, screenshots show boxes. */
const DEBIAN_PACKAGES = ['chromium', 'fonts-noto-cjk'];

const HOW_TO = `没有找到 Chromium，也没能自动安装，浏览器测试无法运行。
怎么办：
  · Debian、Ubuntu：sudo apt-get install chromium fonts-noto-cjk
  · macOS：brew install --cask chromium
  · 能访问 Playwright 下载站：npx playwright-core install chromium
  · 已有浏览器：设置环境变量 CHROMIUM_PATH=/路径/chromium`;

/**
 * Makes sure that there is a browser: the distribution's where we may install it, Playwright's own otherwise.
 * @param {() => string | undefined} findChromium
 * @returns {Promise<boolean>} false when there is none; the reader has been told how to get one
 */
export async function ensureBrowser(findChromium) {
  if (findChromium() !== undefined) return true;
  if (isRootOnDebian() && (await installFromDebian()) && findChromium() !== undefined) return true;
  console.log('下载 Chromium…');
  const installer = path.join(PROJECT, 'node_modules', 'playwright-core', 'cli.js');
  await runHere(process.execPath, [installer, 'install', 'chromium']);
  if (findChromium() !== undefined) return true;
  console.error(HOW_TO);
  return false;
}

function isRootOnDebian() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && spawnSync('apt-get', ['--version']).status === 0;
}

async function installFromDebian() {
  console.log(`安装 ${DEBIAN_PACKAGES.join('、')}…`);
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: ['ignore', 'ignore', 'inherit'] };
  await runHere('apt-get', ['update', '-qq'], options);
  return (await runHere('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...DEBIAN_PACKAGES], options)) === 0;
}
