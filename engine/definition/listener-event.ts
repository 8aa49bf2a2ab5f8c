/**
 * The moments at which listeners run, as in Camunda 8: before all instances of a multi-instance activity, before and
 * after an element does its own, and before a user task appears and after a person has completed it.
 */
export type ListenerEvent = 'beforeAll' | 'start' | 'end' | 'creating' | 'completing';
