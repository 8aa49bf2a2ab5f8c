import type { Activation } from '../activation.ts';
import { occur, receiveSignal } from '../behaviours/occurrences.ts';
import type { TriggerOf } from './trigger-of.ts';
import { waitOf } from './waits.ts';

export function timerFired(activation: Activation, { key }: TriggerOf<'timerFired'>): void {
  const wait = waitOf(activation, key, 'timer');
  activation.attempt(wait.owner, () => {
    occur(activation, wait, {});
  });
}

export function messageReceived(activation: Activation, { key, variables }: TriggerOf<'messageReceived'>): void {
  const wait = waitOf(activation, key, 'message');
  activation.attempt(wait.owner, () => {
    occur(activation, wait, variables);
  });
}

export function signalReceived(activation: Activation, { signalName, variables }: TriggerOf<'signalReceived'>): void {
  receiveSignal(activation, signalName, variables);
}
