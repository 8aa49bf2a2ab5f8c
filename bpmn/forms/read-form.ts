import type { JsonObject, JsonValue } from '../../contract/json.ts';
import { z } from 'zod';
import { isReservedName } from '../reading/check-id.ts';
import { isStorable } from '../reading/check-text.ts';
import type { FileFinding } from '../problem.ts';

/** A form-js schema. What its components mean is the form renderer's business. */
export interface Form {
  readonly id: string;
  readonly schema: JsonObject;
}

/** Reads a form's JSON and refuses what could never be stored or rendered. */
export function readForm(source: string, ownId?: string): Form | FileFinding {
  const parsed = parseJson(source);
  if (parsed === undefined) return invalid('不是有效的 JSON');
  const form = formSchema.safeParse(parsed);
  if (!form.success) return invalid('缺少 components 列表');
  if (nesting(parsed) > MAXIMUM_NESTING) return invalid(`嵌套超过 ${MAXIMUM_NESTING} 层`);
  const fault = firstFault(parsed);
  if (fault !== undefined) return invalid(fault);
  const id = ownId ?? form.data.id;
  if (id === undefined || id === '') return invalid('没有 id');
  if (isReservedName(id)) return invalid(`编号“${id}”是系统保留名称`);
  return { id, schema: parsed };
}

const MAXIMUM_NESTING = 50;

const formSchema = z.looseObject({ id: z.string().optional(), components: z.array(z.looseObject({ type: z.string() })) });

function parseJson(source: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(source);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Deepest level, found without recursion: the file is not trusted. */
function nesting(root: JsonValue): number {
  let level: readonly JsonValue[] = [root];
  let depth = 0;
  while (level.length > 0 && depth <= MAXIMUM_NESTING) {
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
    depth += 1;
  }
  return depth;
}

function firstFault(value: JsonValue): string | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : '含有无法保存的字符';
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, item] of Object.entries(value)) {
    if (!isStorable(name)) return '含有无法保存的字符';
    if (name === '__proto__') return '含有系统保留的名称“__proto__”';
    // `key` and `path` name the variable that a field writes.
    if ((name === 'key' || name === 'path') && typeof item === 'string' && item.split('.').some(isReservedName)) {
      return `字段名“${item}”是系统保留名称`;
    }
    const fault = firstFault(item);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function invalid(detail: string): FileFinding {
  return {
    rule: 'form-schema',
    message: `表单文件无法使用：${detail}。`,
    remedy: '请用表单设计器（form-js）重新导出该表单。',
  };
}
