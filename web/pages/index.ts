import type { Page } from './page.ts';
import { stylePage } from './style/routes.ts';

/** Every page of the product: a new one is a folder here and one line below. */
export const pages: readonly Page[] = [stylePage];
