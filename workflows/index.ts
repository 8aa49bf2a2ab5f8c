/** Entry point of the workflow bundle: every export is a workflow type. */
export { processInstance } from './process-instance.ts';
export { timerFiring } from './timer-firing.ts';
