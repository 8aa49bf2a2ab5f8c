/** The public face of the interpreter. */
export { advance, type Advanced } from './advance.ts';
export { DEFAULT_LIMITS, type Limits } from './limits.ts';
export { LiveInstance } from './live-instance.ts';
export { check, type Rejection } from './check.ts';
export { planStart } from './modification/plan-modification.ts';
export { planMigration, type MigrationPlan } from './migration/plan-migration.ts';
export type { MigrationProblem } from './migration/migration-problem.ts';
export { ROOT_KEY } from './activation.ts';
export { createState } from './create-state.ts';
export type { Command, CommandType, JobDescription, UserTaskDescription } from './command.ts';
export type { InstanceOutcome } from './instance-outcome.ts';
export type { LogEntry } from './log.ts';
export type { ElementInstance, Incident, IncidentKind, InstanceState, Wait } from './state.ts';
export type { Trigger, TriggerBody, TriggerType } from './trigger.ts';
export type { ProcessDefinition } from './definition/process-definition.ts';
