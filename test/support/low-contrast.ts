import type { Page } from 'playwright-core';
import { z } from 'zod';

/** A text that people can hardly read where it stands. */
export interface FaintText {
  readonly text: string;
  readonly of: string;
  /** Of the text's colour and what lies behind it (WCAG 2.2, 1.4.3); readable from 4.5. */
  readonly ratio: number;
}

/** Every text of the page that contrasts by less than 4.5:1 with what is behind it, texts in charts too. */
export async function faintTexts(page: Page): Promise<readonly FaintText[]> {
  return z.array(z.object({ text: z.string(), of: z.string(), ratio: z.number() })).parse(await page.evaluate(MEASURE));
}

// Runs in the browser. A canvas knows every notation of colours, those of `color-mix` too.
const MEASURE = `(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = (above, below) => above.slice(0, 3).map((part, index) => part * above[3] + below[index] * (1 - above[3]));
  const behind = (element) => {
    if (element === null) return rgba(getComputedStyle(document.documentElement).getPropertyValue('--surface')).slice(0, 3);
    const color = rgba(getComputedStyle(element).backgroundColor);
    return color[3] === 1 ? color.slice(0, 3) : over(color, behind(element.parentElement));
  };
  const luminance = (color) => {
    const [red, green, blue] = color.map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratioOf = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const found = [];
  for (const element of document.body.querySelectorAll('*')) {
    const text = [...element.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data.trim()).join(' ').trim();
    const style = getComputedStyle(element);
    if (text === '' || element.getClientRects().length === 0 || style.visibility !== 'visible' || element.closest(':disabled, .visually-hidden, script, style')) continue;
    const drawn = element instanceof SVGElement;
    if (drawn && !element.closest('.chart__drawing')) continue;
    // Words inside a bar or a sign stand on the shape that is drawn just before them.
    const shape = drawn && /chart__(inside|sign-text)/.test(element.getAttribute('class') ?? '') ? element.previousElementSibling : null;
    const ground = behind(drawn ? element.closest('svg').parentElement : element);
    const back = shape === null ? ground : over(rgba(getComputedStyle(shape).fill), ground);
    const ratio = ratioOf(over(rgba(drawn ? style.fill : style.color), back), back);
    if (ratio < 4.5) found.push({ text: text.slice(0, 40), of: element.tagName.toLowerCase() + '.' + (element.getAttribute('class') ?? ''), ratio: Math.round(ratio * 100) / 100 });
  }
  return found;
})()`;
