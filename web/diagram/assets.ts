import { bundleAddresses } from '../assets.ts';
import type { BrowserBundles } from '../browser/build.ts';

/** What a page hands to the layout so that it gets these bundles: `response.render(view, { ...pageBundles(bundles, 'diagram') })`. */
export function pageBundles(
  bundles: BrowserBundles,
  ...names: readonly string[]
): { readonly scripts: readonly string[]; readonly styles: readonly string[] } {
  const addresses = bundleAddresses(bundles);
  const wanted = names.flatMap((name) => addresses[name] ?? []);
  return { scripts: wanted.map(({ script }) => script), styles: wanted.flatMap(({ style }) => style ?? []) };
}
