import type { Activation } from '../activation.ts';
import { migrateWaits } from '../migration/migrate-waits.ts';
import { migrateCompleted } from '../migration/migrate-completed.ts';
import { createElementMapping, type ElementMapping } from '../migration/element-mapping.ts';
import type { ElementInstance, StartPoint } from '../state.ts';
import type { TriggerOf } from './trigger-of.ts';

/**
 * The instance goes on with another version, where `planMigration` found that it fits: the same element instances, with
 * the same keys, at elements of the target. A fault in an expression of the target refuses the whole.
 */
export function migrate(activation: Activation, { target, mapping, definitionHash }: TriggerOf<'migrate'>): void {
  const ids = createElementMapping(activation.definition, target, mapping);
  activation.adopt(target);
  activation.record({
    type: 'migrated',
    ...(definitionHash === undefined ? {} : { definitionHash }),
    elements: renamed(
      ids,
      activation.instances().map(({ elementId }) => elementId),
    ),
  });
  const before = activation.instances();
  for (const instance of before) {
    activation.moveInstance(movedInstance(ids, instance));
  }
  for (const incident of activation.incidents()) {
    activation.moveIncident(incident, ids.idOf(incident.elementId));
  }
  activation.change({ completedBy: mapKeys(activation.head.completedBy, ids.idOf) });
  for (const instance of before) {
    migrateWaits(activation, ids, instance);
  }
}

function movedInstance(ids: ElementMapping, instance: ElementInstance): ElementInstance {
  const { occurrence, startPoints, joins } = instance;
  return {
    ...instance,
    elementId: ids.idOf(instance.elementId),
    ...migrateCompleted(ids, instance),
    ...(occurrence ? { occurrence: { ...occurrence, elementId: ids.idOf(occurrence.elementId) } } : {}),
    ...(startPoints ? { startPoints: startPoints.map((at) => movedStartPoint(ids, at)) } : {}),
    ...(joins
      ? {
          joins: mapKeys(
            mapValues(joins, (counts) => mapKeys(counts, ids.idOf)),
            ids.idOf,
          ),
        }
      : {}),
  };
}

function movedStartPoint(ids: ElementMapping, at: StartPoint): StartPoint {
  return {
    ...at,
    elementId: ids.idOf(at.elementId),
    ...(at.startPoints ? { startPoints: at.startPoints.map((inner) => movedStartPoint(ids, inner)) } : {}),
  };
}

function renamed(ids: ElementMapping, elementIds: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(elementIds.filter((id) => ids.idOf(id) !== id).map((id) => [id, ids.idOf(id)]));
}

function mapKeys<T>(record: Readonly<Record<string, T>>, toKey: (key: string) => string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [toKey(key), value]));
}

function mapValues<T>(record: Readonly<Record<string, T>>, toValue: (value: T) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, toValue(value)]));
}
