/** What SVG written on the server is made of. */

/** Text from files and people, safe between tags and in attributes. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Hundredths are enough for the eye and keep pages small. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Coordinates for paths and view boxes. */
export function numbers(...values: readonly number[]): string {
  return values.map(round).join(' ');
}
