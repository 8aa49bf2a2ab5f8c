import type { Field } from '@bpmn-io/properties-panel';
import type { Element } from 'bpmn-js/lib/model/Types';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type { Extensions } from './extensions.ts';

/** What every entry needs from the modeler. */
export interface EntryContext {
  readonly element: Element;
  readonly extensions: Extensions;
  readonly elementRegistry: ElementRegistry;
  readonly debounce: NonNullable<Field<string>['debounce']>;
}
