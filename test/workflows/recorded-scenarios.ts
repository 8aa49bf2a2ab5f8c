/**
 * Scenarios of `test/conformance/` whose instances are recorded for `replay.test.ts`: one or two of each way in which the
 * state of an instance looks. Their histories stay small, and no step of theirs waits for long.
 */
export const RECORDED_SCENARIOS = [
  'hard-cases/04-or-join-in-loop',
  'complex-gateway/two-of-three',
  'compensation/inside',
  'transaction/cancel',
  'ad-hoc/people-choose',
  'event-based-gateway/begins-and-waits-for-the-others',
  'multi-instance/parallel',
  'multi-instance/completion-condition',
  'standard-loop/before',
  'call-activity/error-crosses',
  'call-activity/multi-instance',
  'operations/modify-into-sub-process',
  'operations/migrate-work',
  'operations/suspend-called',
  'messages/suspended',
  'messages/time-to-live-zero',
  'start-events/parallel-multiple-same-again',
  'signals/own-change-is-kept',
] as const;
