// Plain JavaScript, so that Node can start it as it is, whatever runs its parent.
import { register } from 'tsx/esm/api';

register();
await import('./serve.ts');
