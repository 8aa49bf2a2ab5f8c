import { BpmnModdle } from 'bpmn-moddle';
import bpmndi from 'bpmn-moddle/resources/bpmn/json/bpmndi.json' with { type: 'json' };
import di from 'bpmn-moddle/resources/bpmn/json/di.json' with { type: 'json' };
import { bpmnMetamodel } from './metamodel.ts';

/** Metamodels of extensions by prefix, as bpmn.io's tools take them. */
export type Extensions = Readonly<Record<string, unknown>>;

/**
 * A reader that takes any id: it drops elements whose id isn't ASCII unless the metamodel doesn't say which attribute
 * the id is. References are then left to `resolveReferences`, and ids to whoever checks the file.
 */
export function createTolerantModdle(extensions: Extensions): BpmnModdle {
  const packages = Object.entries({ bpmn: bpmnMetamodel(), bpmndi, di, ...extensions });
  const moddle = new BpmnModdle(Object.fromEntries(packages.map(([name, metamodel]) => [name, withoutIds(metamodel)])));
  moddle.properties.define = defineAsItIs;
  return moddle;
}

/**
 * As published, moddle makes a getter for each constant of each element, so that elements can be wrapped in proxies.
 * With functions of its own, every element becomes a slow dictionary instead of an object like others of its type, and
 * compiling a file takes almost twice as long.
 */
function defineAsItIs(target: object, name: string, attributes: PropertyDescriptor): void {
  Object.defineProperty(target, name, attributes);
}

function withoutIds(metamodel: unknown): unknown {
  if (Array.isArray(metamodel)) return metamodel.map(withoutIds);
  if (typeof metamodel !== 'object' || metamodel === null) return metamodel;
  const copy = Object.fromEntries(Object.entries(metamodel).map(([name, value]) => [name, withoutIds(value)]));
  return 'isId' in copy ? { ...copy, isId: false } : copy;
}
