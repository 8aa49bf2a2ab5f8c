/** The package publishes types of the metamodel, not of its parser. */
declare module 'bpmn-moddle' {
  export interface ParseWarning {
    readonly message: string;
    readonly element?: unknown;
  }

  export interface UnresolvedReference {
    readonly element: unknown;
    readonly property: string;
    readonly id: string;
  }

  export interface ParseResult {
    readonly rootElement: unknown;
    readonly references: readonly UnresolvedReference[];
    readonly warnings: readonly ParseWarning[];
    readonly elementsById: Readonly<Record<string, unknown>>;
  }

  export class BpmnModdle {
    /** What gives elements their properties. */
    readonly properties: { define: (target: object, name: string, attributes: PropertyDescriptor) => void };
    constructor(packages?: Readonly<Record<string, unknown>>);
    fromXML(xml: string, typeName?: string): Promise<ParseResult>;
    toXML(element: unknown, options?: { readonly format?: boolean }): Promise<{ readonly xml: string }>;
  }
}
