/** Public face of the compiler: BPMN, DMN and form files in, executable definitions and problems out. */
export { compileDeployment, type CompileOptions, type DeployableProcess, type Deployment } from './compile-deployment.ts';
export { defaultLimits, type Limits } from './limits.ts';
export { hasErrors, type Problem } from './problem.ts';
export type { Resource } from './resource.ts';
export { elementTransformers } from './elements/index.ts';
export { eventTransformers } from './events/index.ts';
export { rules } from './rules/index.ts';
export { attributeSupport, typeSupport, type SupportEntry } from './support/index.ts';
