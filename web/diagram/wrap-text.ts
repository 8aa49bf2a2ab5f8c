/** Breaks a label into lines no wider than `width` (pixels); Chinese breaks anywhere, Latin words stay whole where they can. */
export function wrapText(label: string, width: number, fontSize: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of label
    .replace(/\s+/g, ' ')
    .trim()
    .match(/[\u0021-\u024f]+|\s|[^\u0021-\u024f\s]/gu) ?? []) {
    if (line !== '' && textWidth(line + piece, fontSize) > width) {
      lines.push(line.trim());
      line = piece.trim();
    } else line += piece;
  }
  if (line.trim() !== '') lines.push(line.trim());
  return lines;
}

/** Estimated: full-width characters are as wide as high, Latin ones little more than half. */
function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text) width += character > '\u024f' ? fontSize : fontSize * 0.56;
  return width;
}
