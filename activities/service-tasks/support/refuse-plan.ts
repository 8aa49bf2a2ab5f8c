import { BpmnError } from '../handler.ts';

/** The plan of a cycle can't be carried out: the desk reads why in the form in which it is put right. */
export function refusePlan(problem: string): BpmnError {
  return new BpmnError('PLAN_REFUSED', problem, { problem });
}
