import type { Limits } from '../limits.ts';
import type { FileFinding } from '../problem.ts';

/**
 * Decodes and checks a file's text before any parser sees it. NUL and lone surrogates pass XML parsers and Temporal,
 * but PostgreSQL's jsonb refuses them for ever; character references can smuggle them in as well.
 */
export function readText(content: string | Uint8Array, limits: Limits): { readonly text: string } | { readonly finding: FileFinding } {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content).byteLength : content.byteLength;
  if (bytes > limits.fileBytes) return { finding: tooLarge(bytes, limits.fileBytes) };
  const decoded = typeof content === 'string' ? content : decode(content);
  if (decoded === undefined) return { finding: notUtf8 };
  const declared = DECLARED_ENCODING.exec(decoded)?.[2];
  // Read as UTF-8 by whoever passed the text on: the replacement character shows that it wasn't.
  if (declared !== undefined && !/^utf-?8$/i.test(declared) && decoded.includes('\uFFFD')) return { finding: notUtf8 };
  // Tools declare other encodings and write ASCII or UTF-8 all the same: the text stands, the declaration is corrected.
  const text = decoded.replace(/^\uFEFF/, '').replace(DECLARED_ENCODING, '$1"UTF-8"');
  return containsForbiddenCharacter(text) ? { finding: forbiddenCharacter } : { text: resolveAstralReferences(text) };
}

/** True when the text can't be stored: control characters, lone surrogates, or references to such characters. */
function containsForbiddenCharacter(text: string): boolean {
  return LONE_SURROGATE.test(text) || CONTROL.test(text) || [...text.matchAll(REFERENCE)].some(isForbiddenReference);
}

/** True when PostgreSQL could not store the string. */
export function isStorable(text: string): boolean {
  return !LONE_SURROGATE.test(text) && !text.includes('\u0000');
}

function isForbiddenReference(match: RegExpExecArray): boolean {
  const code = codePoint(match[1], match[2]);
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) || (code < 0x20 && ![9, 10, 13].includes(code));
}

/** The XML parser keeps only 16 bits of a reference: rare characters are put in as themselves beforehand. */
function resolveAstralReferences(text: string): string {
  return text.replace(REFERENCE, (reference, decimal: string | undefined, hexadecimal: string | undefined) => {
    const code = codePoint(decimal, hexadecimal);
    return code > 0xffff ? String.fromCodePoint(code) : reference;
  });
}

function codePoint(decimal: string | undefined, hexadecimal: string | undefined): number {
  return decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number.parseInt(decimal, 10);
}

function decode(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return undefined;
  }
}

// eslint's no-control-regex doesn't know that control characters are the point here, so they are built from numbers.
const CONTROL = new RegExp(`[${range(0, 8)}${range(11, 12)}${range(14, 31)}\\uFFFE\\uFFFF]`);
const DECLARED_ENCODING = /^(\uFEFF?<\?xml\s[^>]{0,100}?encoding\s*=\s*)["']([^"']*)["']/;
const LONE_SURROGATE = /\p{Surrogate}/u;
const REFERENCE = /&#(?:(\d{1,10})|[xX]([0-9a-fA-F]{1,8}));?/g;

function range(from: number, to: number): string {
  return `${String.fromCharCode(from)}-${String.fromCharCode(to)}`;
}

function tooLarge(bytes: number, limit: number): FileFinding {
  const megabytes = (bytes / 1024 / 1024).toFixed(1);
  return {
    rule: 'file-size',
    message: `文件大小为 ${megabytes} MB，超过上限 ${Math.round(limit / 1024 / 1024)} MB。`,
    remedy: '请拆分流程，或删除文件中嵌入的图片等附加内容。',
  };
}

const notUtf8: FileFinding = {
  rule: 'encoding',
  message: '文件不是 UTF-8 编码。',
  remedy: '请将文件另存为 UTF-8 编码后重新上传。',
};

const forbiddenCharacter: FileFinding = {
  rule: 'forbidden-character',
  message: '文件含有无法保存的字符（空字符、控制字符或残缺的字符）。',
  remedy: '请删除这些字符，或用流程设计器重新导出文件。',
};
