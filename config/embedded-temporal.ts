/** Updates that the embedded Temporal lets be under way at one workflow: fewer, larger steps when many people act on one instance. */
export const EMBEDDED_UPDATES_IN_FLIGHT = 100;
