import './modeler.css';
import { mountStylesAsSheets } from './constructed-styles.ts';
import { openEditor } from './editor.ts';

mountStylesAsSheets();
for (const host of document.querySelectorAll<HTMLElement>('[data-editor]')) void openEditor(host);
