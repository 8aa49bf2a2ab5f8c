import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { loadConfig } from '../config/config.ts';
import { OperatorError } from '../config/operator-error.ts';
import { audit } from '../db/audit/audit.ts';
import { openDatabase } from '../db/connection.ts';
import { loadOrganisationTree } from '../db/registers/organisations.ts';
import { addPerson, findAccount } from '../db/registers/people.ts';
import { hashPassword } from '../db/sessions/passwords.ts';
import { isRoleCode, roleCodes, roles, type RoleCode } from '../domain/roles.ts';
import { fillCity } from './demo/fill-city.ts';
import { runCommand } from './support/run-command.ts';

const HELP = `用法：npm run add-person -- --username 账号 --name 姓名 --role 角色 --organisation 机构编号

登记一位工作人员并生成初始密码。没有演示数据的系统，第一位系统管理员用它登记：
  npm run add-person -- --username admin --name 张三 --role administrator --organisation bureau

角色：${roleCodes.map((code) => `${code}（${roles[code].label}）`).join('、')}`;

const options = z.object({
  username: z.string().regex(/^[a-z][a-z0-9.-]{1,49}$/, '账号应以小写字母开头，只含小写字母、数字、点和连字符'),
  name: z.string().trim().min(1, '请填写姓名').max(50, '姓名过长'),
  role: z.string().refine(isRoleCode, `角色应为以下之一：${roleCodes.join('、')}`),
  organisation: z.string().min(1, '请填写机构编号'),
});

await runCommand(HELP, async () => {
  const { username, name, role, organisation } = readOptions();
  const database = openDatabase(loadConfig(process.env).databaseUrl, { poolSize: 1, applicationName: 'social-work-add-person' });
  try {
    await fillCity(database);
    const place = (await loadOrganisationTree(database)).find(organisation);
    const tiers: readonly string[] = roles[role].tiers;
    if (place === undefined || !tiers.includes(place.tier)) {
      throw new OperatorError(`机构 ${organisation} 没有“${roles[role].label}”这个角色。`, [
        '核对机构编号和角色，例如 bureau、master、dabaodang、dabaodang-room-01',
      ]);
    }
    if ((await findAccount(database, username)) !== undefined) throw new OperatorError(`账号 ${username} 已经存在。`, ['换一个账号']);
    const password = randomBytes(9).toString('base64url');
    const passwordHash = await hashPassword(password);
    await database.transaction(async (transaction) => {
      await addPerson(transaction, { id: username, username, name, passwordHash, assignments: [{ role, organisation }] });
      await audit(transaction, {
        actor: 'system',
        action: 'person.add',
        subject: { kind: 'person', id: username },
        details: { role, organisation },
      });
    });
    console.log(`已登记 ${name}（${roles[role].label} · ${place.shortName}）\n账号 ${username}\n初始密码 ${password}`);
  } finally {
    await database.destroy();
  }
});

function readOptions(): { readonly username: string; readonly name: string; readonly role: RoleCode; readonly organisation: string } {
  const text = { type: 'string', default: '' } as const;
  const { values } = parseArgs({ options: { username: text, name: text, role: text, organisation: text } });
  const parsed = options.safeParse(values);
  if (parsed.success) return parsed.data;
  throw new OperatorError(parsed.error.issues.map(({ message }) => message).join('；'), ['查看用法：npm run add-person -- --help']);
}
