/** What a person types where the model needs FEEL: numbers and expressions without the leading `=`. */
export function shownExpression(stored: string | undefined): string {
  return stored === undefined ? '' : stored.replace(/^=\s*/, '');
}

export function storedExpression(typed: string): string {
  const text = typed.trim();
  if (text === '') return '';
  return text.startsWith('=') ? text : `=${text}`;
}
