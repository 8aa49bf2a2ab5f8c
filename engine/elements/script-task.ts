import { evaluate } from '../behaviours/expressions.ts';
import { finish } from '../behaviours/occurrences.ts';
import type { ScriptTask } from '../definition/element-definition.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/** Evaluates FEEL and keeps the result in a variable; no other language runs inside the engine. */
export const scriptTask: ElementBehaviour<ScriptTask> = {
  activate(activation, instance, element) {
    finish(activation, instance, element, { [element.resultVariable]: evaluate(activation, instance, element.expression) });
  },
};
