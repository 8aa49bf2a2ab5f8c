import { createHmac, timingSafeEqual } from 'node:crypto';
import type { PayloadKey } from '../config/payload-keys.ts';
import { OperatorError } from '../config/operator-error.ts';

/** Proves knowledge of a key without revealing it: kept in the database beside the key's id. */
export function keyCheckValue({ key }: PayloadKey): string {
  return createHmac('sha256', key).update('payload key check, version 1').digest('base64');
}

/**
 * Compares the configured keys with what the database remembers of earlier starts and answers the check values of
 * keys that are new. A key that differs under a known id, or a known id without key, stops the start: instances
 * written with it couldn't be read, and failing now is better than failing in the middle of somebody's task.
 */
export function checkPayloadKeys(keys: readonly PayloadKey[], known: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const configured = new Map(keys.map((key) => [key.id, keyCheckValue(key)]));
  const wrong = [...known].filter(([id, value]) => configured.has(id) && !equal(configured.get(id) ?? '', value)).map(([id]) => id);
  const missing = [...known.keys()].filter((id) => !configured.has(id));
  if (wrong.length > 0) {
    throw new OperatorError(`加密密钥 ${wrong.join('、')} 与数据库中正在办理的流程所用的不一致，因此不启动。`, [
      '把 PAYLOAD_KEYS 改回原来的密钥（一台机器上的密钥在数据目录的 local.json 里，可从备份恢复）',
      '要更换密钥，请用新编号，把新密钥放在最前面，原密钥保留在后面',
    ]);
  }
  if (missing.length > 0) {
    throw new OperatorError(`缺少加密密钥 ${missing.join('、')}：用它加密的流程将无法读取，因此不启动。`, [
      '在 PAYLOAD_KEYS 末尾补上这个密钥',
      '确认已没有流程使用它时，从表 payload_keys 中删除该编号',
    ]);
  }
  return new Map([...configured].filter(([id]) => !known.has(id)));
}

function equal(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
