import type { Activation } from '../activation.ts';
import type { StandardLoopDefinition } from '../definition/standard-loop-definition.ts';
import type { ElementInstance } from '../state.ts';
import { evaluateCondition, evaluateCount } from './expressions.ts';
import { enter, leave } from './scopes.ts';

/** The body of a loop starts its first turn, unless the condition says no before it (BPMN 2.0, 13.3.6). */
export function startLoop(activation: Activation, body: ElementInstance, loop: StandardLoopDefinition): void {
  if (goesOn(activation, body, loop, 0)) {
    enterTurn(activation, body, 0);
  } else {
    activation.schedule({ type: 'complete', instance: body.key });
  }
}

/** A turn is done: there is another one as long as the condition holds for what the turn has left. */
export function completeTurn(activation: Activation, turn: ElementInstance, body: ElementInstance, loop: StandardLoopDefinition): void {
  const turns = (turn.loopIndex ?? 0) + 1;
  const isAgain = goesOn(activation, body, loop, turns);
  leave(activation, turn, 'completed');
  if (isAgain) {
    enterTurn(activation, body, turns);
  }
}

function goesOn(activation: Activation, body: ElementInstance, { testBefore, condition, maximum }: StandardLoopDefinition, turns: number) {
  if (maximum && turns >= evaluateCount(activation, body, maximum, '循环的最多次数')) {
    return false;
  }
  const isAsked = condition !== undefined && (testBefore || turns > 0);
  return !isAsked || evaluateCondition(activation, body, condition, { loopCounter: turns });
}

function enterTurn(activation: Activation, body: ElementInstance, index: number): void {
  enter(activation, body.elementId, body.key, { loopIndex: index, variables: { loopCounter: index + 1 } });
}
