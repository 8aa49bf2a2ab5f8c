import type { Request } from 'express';
import type { z } from 'zod';
import { mayOperateInstances } from '../../../domain/access/process-access.ts';
import type { InstanceOperationKind } from '../../../contract/instance-operation.ts';
import { badRequest, forbidden } from '../../errors.ts';
import type { Person } from '../../person.ts';

/** The request's JSON in the shape that the address wants; says which field doesn't fit. */
export function bodyOf<T>(request: Request, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(request.body);
  if (parsed.success) return parsed.data;
  const fields = [...new Set(parsed.error.issues.map(({ path }) => (path.length === 0 ? '（整体）' : path.join('.'))))];
  throw badRequest('提交的内容格式不对', `请检查：${fields.join('、')}。`);
}

export function requireOperator(person: Person, kind: InstanceOperationKind): void {
  if (!mayOperateInstances(person, kind)) throw forbidden('流程实例由系统管理员操作；流程管理员可以暂停、恢复和迁移。');
}
