import type { JsonObject } from '../../contract/json.ts';
import type { ActivateInstruction } from '../../contract/modification.ts';
import type { StartPoint } from '../state.ts';

/** Gathers where tokens are to begin. Several that need the same new scope share one. */
export class StartPointTree {
  readonly #roots = new Map<string, Node[]>();
  readonly #live = new Map<string, JsonObject>();

  /** `path`: scopes to open inside the live scope `host`, from the outside in. */
  add(host: string, path: readonly string[], { elementId, variables = {} }: ActivateInstruction): void {
    let siblings = this.#roots.get(host) ?? [];
    this.#roots.set(host, siblings);
    for (const id of path) {
      const scope = siblings.find((node) => node.elementId === id && node.inner !== undefined) ?? {
        elementId: id,
        variables: {},
        inner: [],
      };
      if (!siblings.includes(scope)) {
        siblings.push(scope);
      }
      scope.variables = { ...scope.variables, ...variables[id] };
      siblings = scope.inner ?? [];
    }
    siblings.push({ elementId, variables: variables[elementId] ?? {}, inner: undefined });
  }

  setLive(key: string, variables: JsonObject): void {
    this.#live.set(key, { ...this.#live.get(key), ...variables });
  }

  entries(): readonly { readonly scope: string; readonly at: StartPoint }[] {
    return [...this.#roots].flatMap(([scope, nodes]) => nodes.map((node) => ({ scope, at: toStartPoint(node) })));
  }

  /** Variables of live scope instances, by key. */
  variables(): readonly (readonly [string, JsonObject])[] {
    return [...this.#live];
  }
}

interface Node {
  readonly elementId: string;
  variables: JsonObject;
  /** Of a scope that is opened; undefined: the token begins here. */
  readonly inner: Node[] | undefined;
}

function toStartPoint({ elementId, variables, inner }: Node): StartPoint {
  return {
    elementId,
    ...(Object.keys(variables).length === 0 ? {} : { variables }),
    ...(inner === undefined ? {} : { startPoints: inner.map(toStartPoint) }),
  };
}
