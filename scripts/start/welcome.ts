import type { DemoAccount } from './prepare-data.ts';

/** What a newcomer needs next. The line `ready …` stands alone so that programs can wait for it. */
export function printWelcome(address: string, accounts: readonly DemoAccount[]): void {
  console.log('');
  if (accounts.length > 0) printAccounts(accounts);
  console.log('按 Ctrl-C 停止；再次 npm start 会接着原有数据运行。\n');
  console.log(`ready ${address}`);
}

function printAccounts(accounts: readonly DemoAccount[]): void {
  const [first] = accounts;
  console.log(`演示账号（密码都是 ${first?.password ?? ''}）：`);
  const width = Math.max(...accounts.map(({ id }) => id.length));
  for (const { id, name, role, organisation } of accounts) console.log(`  ${id.padEnd(width)}  ${name}  ${role} · ${organisation}`);
  console.log('');
}
