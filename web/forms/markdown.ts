import { safeUrl } from '../helpers/safe-url.ts';

/**
 * The little of Markdown that forms need: headings, lists, bold, links, paragraphs. The text is escaped first, so that
 * markup in it, or in a variable that a template put there, is shown and never executed.
 */
export function renderMarkdown(source: string): string {
  return source
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/u)
    .filter((block) => block.trim() !== '')
    .map(renderBlock)
    .join('\n');
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

function renderBlock(block: string): string {
  const lines = block.trim().split('\n');
  if (lines.every((line) => /^\s*[-*] /u.test(line))) {
    return `<ul>${lines.map((line) => `<li>${renderInline(line.replace(/^\s*[-*] /u, ''))}</li>`).join('')}</ul>`;
  }
  const heading = /^(#{1,4}) (.+)$/u.exec(lines[0] ?? '');
  if (heading !== null) {
    const rest = lines.slice(1).join('\n');
    return `<h3>${renderInline(heading[2] ?? '')}</h3>${rest === '' ? '' : renderBlock(rest)}`;
  }
  return `<p>${lines.map(renderInline).join('<br>')}</p>`;
}

function renderInline(text: string): string {
  return escapeHtml(text)
    .replaceAll(/\*\*([^*]{1,500})\*\*/gu, '<strong>$1</strong>')
    .replaceAll(
      /\[([^\]]{1,200})\]\(([^()\s]{1,500})\)/gu,
      (_whole, label: string, address: string) => `<a href="${address === safeUrl(address) ? address : '#'}">${label}</a>`,
    );
}
