/**
 * Id and name of the first process in a BPMN file, read from its text. For files that have passed the scan for hostile
 * contents, where a full parse would only repeat the compiler's work.
 */
export function processIdOf(xml: string): string | undefined {
  const id = attribute(xml, 'id');
  return id === undefined || !/^[\w-]{1,100}$/.test(id) ? undefined : id;
}

export function processNameOf(xml: string): string | undefined {
  const name = attribute(xml, 'name')?.trim();
  return name === undefined || name === '' ? undefined : name.slice(0, 100);
}

function attribute(xml: string, name: string): string | undefined {
  const tag = /<(?:[\w-]+:)?process(\s[^>]*)>/.exec(xml)?.[1];
  const value = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag ?? '');
  const text = value?.[1] ?? value?.[2];
  return text === undefined ? undefined : decode(text);
}

function decode(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi,
    (whole, decimal: string | undefined, hexadecimal: string | undefined, entity: string | undefined) => {
      if (entity !== undefined) return named[entity] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}
