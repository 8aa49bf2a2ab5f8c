import './modeler.css';
import { mountStylesAsSheets } from './constructed-styles.ts';
import { openEditor } from './editor.ts';

mountStylesAsSheets();
// On a phone the page says so and shows no canvas.
const editors = window.matchMedia('(min-width: 768px)').matches ? document.querySelectorAll<HTMLElement>('[data-editor]') : [];
for (const host of editors) void openEditor(host);
