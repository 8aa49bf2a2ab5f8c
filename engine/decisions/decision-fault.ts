/** A table or its data at fault; turned into a result, never leaves this folder. */
export class DecisionFault extends Error {}
