/** Type of the `ApplicationFailure` by which a handler, in whatever language, throws a BPMN error; its first detail is `{code, variables?}`. */
export const BPMN_ERROR = 'BpmnError';

/** Activities of the engine itself carry this prefix; job types may not. */
export const ENGINE_ACTIVITY_PREFIX = 'engine:';

/** `zeebe:header`s that say how a job is carried out. */
export const jobHeaders = {
  /** Task queue of handlers elsewhere; default: the engine's own workers. */
  taskQueue: 'taskQueue',
  /** Seconds that one attempt may take; default 600. */
  timeoutSeconds: 'timeoutSeconds',
  /** `true`: in the process of the workflow's worker, without a round trip; for quick work that may be done twice. */
  inProcess: 'inProcess',
} as const;
