declare module 'saxen' {
  type DecodeEntities = (text: string) => string;
  type GetContext = () => { readonly line: number; readonly column: number; readonly data: string };

  export class Parser {
    constructor(options?: { readonly proxy: false });
    ns(prefixes: Readonly<Record<string, string>>): this;
    on(
      event: 'openTag',
      callback: (
        name: string,
        attributes: () => Readonly<Record<string, string>>,
        decode: DecodeEntities,
        selfClosing: boolean,
        context: GetContext,
      ) => void,
    ): this;
    on(event: 'closeTag', callback: (name: string, decode: DecodeEntities, selfClosing: boolean, context: GetContext) => void): this;
    on(event: 'cdata', callback: (text: string, context: GetContext) => void): this;
    on(event: 'attention' | 'text', callback: (text: string, decode: DecodeEntities, context: GetContext) => void): this;
    on(event: 'error' | 'warn', callback: (error: Error, context: GetContext) => void): this;
    parse(xml: string): Error | undefined;
    stop(): void;
  }
}
