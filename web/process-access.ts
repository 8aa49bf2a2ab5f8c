import { mayEditProcesses } from '../domain/access/process-access.ts';
import { forbidden } from './errors.ts';
import type { Person } from './person.ts';

export function requireProcessEditor(person: Person): void {
  if (!mayEditProcesses(person)) throw forbidden('流程由市民政局的流程管理员修改。有建议请联系流程管理员。');
}
