// Plain JavaScript, so that Node can start it as it is: whoever compiles may run under tsx, vitest or a bundle.
import { register } from 'tsx/esm/api';

register();
await import('./serve.ts');
