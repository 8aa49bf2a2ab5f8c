/**
 * How far a part of BPMN is supported: `runs` as the specification says; `documentation` is kept with the diagram and
 * has no effect (with a warning where somebody could expect one); `refused` keeps the deployment out.
 */
export type Support = 'runs' | 'documentation' | 'refused';

/** One type (`Lane`) or attribute (`Lane.name`) of BPMN's metamodel: the raw material of the page about BPMN's support. */
export interface SupportEntry {
  readonly name: string;
  readonly support: Support;
  /** What it does here, or why nothing. */
  readonly english: string;
  readonly chinese: string;
}
