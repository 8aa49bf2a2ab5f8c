import type { JsonObject } from '../../contract/json.ts';
import type { ActivateInstruction } from '../../contract/modification.ts';
import type { Activation } from '../activation.ts';
import { planStart } from '../modification/plan-modification.ts';
import type { Occurrence, StartPoint } from '../state.ts';
import type { TriggerOf } from './trigger-of.ts';

/** The process instance begins; the start event may be one that a message, a timer or a signal triggered. */
export function start(activation: Activation, trigger: TriggerOf<'start'>): void {
  const { variables, startEvent, startDefinition, caughtByParent, startAt } = trigger;
  // A start event with output mappings or data outputs chooses from what it brought; without, everything is the instance's own.
  const event = startEvent === undefined ? undefined : activation.element(startEvent);
  const chooses = event !== undefined && (event.outputs.length > 0 || event.data?.outputs !== undefined);
  const key = activation.newKey();
  activation.change(caughtByParent ? { caughtByParent } : {});
  activation.addInstance({
    key,
    elementId: activation.definition.processId,
    role: 'process',
    parent: null,
    status: 'activating',
    variables: {},
    children: 0,
    waits: [],
    ...(startEvent === undefined ? {} : { occurrence: occurrenceOf(startEvent, chooses ? variables : {}, startDefinition) }),
    ...(startAt === undefined ? {} : { startPoints: startPointsOf(activation, startAt) }),
  });
  activation.setVariables(key, chooses ? {} : variables);
  activation.schedule({ type: 'activate', instance: key });
}

function startPointsOf({ definition }: Activation, startAt: readonly ActivateInstruction[]): readonly StartPoint[] {
  const plan = planStart(definition, startAt);
  if (!plan.ok) {
    throw new Error(`A start that can't be made got past the check: ${plan.message}`);
  }
  return plan.entries.map(({ at }) => at);
}

function occurrenceOf(elementId: string, variables: JsonObject, definition: number | undefined): Occurrence {
  return { elementId, variables, ...(definition === undefined ? {} : { definition }) };
}
