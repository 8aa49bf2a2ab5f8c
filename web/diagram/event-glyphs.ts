/** Paths in a 36 × 36 box for what an event waits for or does; keys are names of the BPMN schema, and the two signs for several. */
export const eventGlyphs: Readonly<Record<string, string>> = {
  TimerEventDefinition: 'M18 9a9 9 0 1 0 0 18a9 9 0 1 0 0-18M18 12v6l4 3',
  MessageEventDefinition: 'M10 12.5h16v11h-16zM10 12.5l8 6l8-6',
  SignalEventDefinition: 'M18 10l8 14h-16z',
  ErrorEventDefinition: 'M11 25l4-13l5 8l5-9l-4 13l-5-8z',
  EscalationEventDefinition: 'M18 9l7 17l-7-7l-7 7z',
  TerminateEventDefinition: 'M18 10a8 8 0 1 0 0 16a8 8 0 1 0 0-16z',
  LinkEventDefinition: 'M10 15h9v-4l7 7l-7 7v-4h-9z',
  CompensateEventDefinition: 'M17 12v12l-7-6zM25 12v12l-7-6z',
  ConditionalEventDefinition: 'M12 10h12v16h-12zM14 14h8M14 18h8M14 22h8',
  Multiple: 'M18 10l8 6l-3 9h-10l-3-9z',
  ParallelMultiple: 'M16 10h4v6h6v4h-6v6h-4v-6h-6v-4h6z',
  CancelEventDefinition: 'M12 14l2-2l4 4l4-4l2 2l-4 4l4 4l-2 2l-4-4l-4 4l-2-2l4-4z',
};

/** Paths in a 50 × 50 box inside a gateway's diamond. */
export const gatewayGlyphs: Readonly<Record<string, string>> = {
  ExclusiveGateway: 'M17 17l16 16M33 17l-16 16',
  ParallelGateway: 'M25 13v24M13 25h24',
  InclusiveGateway: 'M25 14a11 11 0 1 0 0 22a11 11 0 1 0 0-22',
  EventBasedGateway: 'M25 13a12 12 0 1 0 0 24a12 12 0 1 0 0-24M25 18l7 5l-3 8h-8l-3-8z',
  ComplexGateway: 'M25 13v24M13 25h24M17 17l16 16M33 17l-16 16',
};

/** Paths at a task's upper left corner, in a 20 × 20 box. */
export const taskGlyphs: Readonly<Record<string, string>> = {
  UserTask: 'M10 4a3.2 3.2 0 1 0 0 6.4a3.2 3.2 0 1 0 0-6.4M4 17c0-4 3-5.6 6-5.6s6 1.6 6 5.6z',
  ServiceTask:
    'M10 6.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7M10 3v3M10 14v3M3 10h3M14 10h3M5 5l2.2 2.2M12.8 12.8l2.2 2.2M15 5l-2.2 2.2M7.2 12.8l-2.2 2.2',
  SendTask: 'M3 5.5h14v9h-14zM3 5.5l7 5l7-5',
  ReceiveTask: 'M3 5.5h14v9h-14zM3 5.5l7 5l7-5',
  ScriptTask: 'M6 4h10c-4 3 2 9-2 12h-10c4-3-2-9 2-12zM7 8h5M7 12h5',
  BusinessRuleTask: 'M3 5h14v10h-14zM3 8h14M8 8v7M3 11.5h14',
  ManualTask: 'M4 11l5-5h7M4 11v5h9M9 9h8M9 12h7',
};
