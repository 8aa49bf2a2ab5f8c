import { forbidden } from './errors.ts';
import { hasRole, type Person } from './person.ts';

/** Managers of processes draw, check, publish and import diagrams; everybody else looks at them. */
export function mayEditProcesses(person: Person): boolean {
  return hasRole(person, 'process-manager', 'administrator');
}

export function requireProcessEditor(person: Person): void {
  if (!mayEditProcesses(person)) throw forbidden('流程由市民政局的流程管理员修改。有建议请联系流程管理员。');
}
