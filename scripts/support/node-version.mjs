/**
 * Whether this Node.js is new enough; says what to do when it isn't.
 * @param {[number, number]} needed the lowest version, major and minor
 * @param {string} purpose what needs it, e.g. `npm start`
 */
export function requireNode(needed, purpose) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return true;
  console.error(`✗ ${purpose} 需要 Node.js ${needed.join('.')} 以上版本，现在是 ${process.versions.node}。
怎么办：
  · 从 https://nodejs.org/zh-cn/download 安装 22 或 24 版，重新打开终端后再运行 ${purpose}`);
  return false;
}
