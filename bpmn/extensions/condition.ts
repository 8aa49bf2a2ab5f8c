import { isFeel } from '../compilation/expression.ts';
import { text, type ModdleElement } from '../reading/moddle-element.ts';

/**
 * The source of a formal expression (a condition), always beginning with `=` when it is FEEL: the Camunda dialect
 * writes the sign, files that name FEEL as the language needn't.
 */
export function conditionSource(expression: ModdleElement | undefined): string | undefined {
  const body = text(expression, 'body');
  if (body === undefined) return undefined;
  return !isFeel(body) && isFeelLanguage(text(expression, 'language')) ? `=${body}` : body;
}

export function isFeelLanguage(language: string | undefined): boolean {
  return language !== undefined && /(^|\/)feel\/?$|\/FEEL\/?$/i.test(language);
}
