import type { LoginFailures } from '../../../db/sessions/login-failures.ts';
import type { Directory } from '../../directory.ts';
import { verifyPassword } from '../../../db/sessions/passwords.ts';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

export type LoginOutcome =
  | { readonly kind: 'accepted'; readonly personId: string }
  | { readonly kind: 'refused'; readonly status: number; readonly message: string };

/** Checks a log-in. Neither the answer nor the time it takes tells whether the name exists. */
export async function checkCredentials(
  { directory, failures }: { readonly directory: Directory; readonly failures: LoginFailures },
  { username, password }: Credentials,
): Promise<LoginOutcome> {
  if (username === '' || password === '') return { kind: 'refused', status: 422, message: '请填写账号和密码' };
  if (username.length > 100 || password.length > 200 || /[\0\p{Surrogate}]/u.test(username)) return WRONG;
  const account = username.toLowerCase();
  const blocked = await failures.blockedUntil(account);
  if (blocked !== undefined) return wait(blocked);
  const found = await directory.findAccount(username);
  const isRight = await verifyPassword(password, found?.passwordHash);
  if (found !== undefined && isRight) {
    await failures.forget(account);
    return { kind: 'accepted', personId: found.personId };
  }
  const until = await failures.count(account);
  return until === undefined ? WRONG : wait(until);
}

const WRONG: LoginOutcome = { kind: 'refused', status: 401, message: '账号或密码不对，请重新输入' };

function wait(until: Date): LoginOutcome {
  const minutes = Math.max(1, Math.ceil((until.getTime() - Date.now()) / 60_000));
  return { kind: 'refused', status: 429, message: `密码错误次数太多，请 ${minutes} 分钟后再试；忘记密码请联系系统管理员` };
}
