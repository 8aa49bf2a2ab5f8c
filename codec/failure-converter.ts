import { DefaultFailureConverter } from '@temporalio/common';

/**
 * Encrypts the messages and stack traces of failures too: an error's text may quote what somebody typed. Their types
 * stay readable, so refusals and BPMN errors are told apart without the key.
 */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
