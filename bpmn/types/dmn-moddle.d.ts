declare module 'dmn-moddle' {
  import type { ParseResult } from 'bpmn-moddle';

  export class DmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    fromXML(xml: string, typeName?: string): Promise<ParseResult>;
  }
}
