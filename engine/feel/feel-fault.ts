/** Why an expression can't be evaluated, in Chinese. Turned into a result; never leaves this folder. */
export class FeelFault extends Error {}
