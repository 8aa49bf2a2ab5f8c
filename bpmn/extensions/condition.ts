import { isFeel } from '../compilation/expression.ts';
import { text, type ModdleElement } from '../reading/moddle-element.ts';

/**
 * The source of a formal expression (a condition), always beginning with `=` when it is FEEL: the Camunda dialect
 * writes the sign, files that name FEEL as the language needn't.
 */
export function conditionSource(expression: ModdleElement | undefined): string | undefined {
  const body = literalText(text(expression, 'body'));
  if (body === undefined) return undefined;
  return !isFeel(body) && isFeelLanguage(languageOf(expression)) ? `=${body}` : body;
}

/** The text of a DMN literal expression (DMN 1.3, 7.3.6), which tools put whole into an expression of BPMN; else the body itself. */
function literalText(body: string | undefined): string | undefined {
  const literal = /^<(?:\w+:)?literalExpression\b[^>]*>\s*<(?:\w+:)?text>([^<]*)<\/(?:\w+:)?text>\s*<\/(?:\w+:)?literalExpression>$/.exec(
    body ?? '',
  )?.[1];
  return literal === undefined
    ? body
    : literal
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, '&')
        .trim();
}

/** The expression's own language, or the file's when that says FEEL (its default in BPMN is XPath, which tools write unasked). */
export function languageOf(expression: ModdleElement | undefined): string | undefined {
  const own = text(expression, 'language');
  if (own !== undefined) {
    return own;
  }
  let root = expression;
  while (root?.$parent !== undefined) {
    root = root.$parent;
  }
  const language = text(root, 'expressionLanguage');
  return isFeelLanguage(language) ? language : undefined;
}

/** FEEL by its name or address (DMN 1.3, 10.3), or by the address of DMN as a whole, which tools write for it. */
export function isFeelLanguage(language: string | undefined): boolean {
  return language !== undefined && /(^|\/)feel(\/|$)|omg\.org\/spec\/DMN\//i.test(language);
}
