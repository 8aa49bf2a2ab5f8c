import { describeOperatorError, OperatorError } from '../../config/operator-error.ts';
import { pinTimeZone } from '../../config/time-zone.ts';

/**
 * Runs a command line program: prints the help when asked for it, turns faults that the operator can mend into plain
 * sentences and exit code 1, and lets programming errors show their stack.
 */
export async function runCommand(help: string, command: () => Promise<void>): Promise<void> {
  if (process.argv.includes('--help')) {
    console.log(help);
    return;
  }
  try {
    pinTimeZone();
    await command();
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof OperatorError) printOperatorError(error);
    else console.error(error);
  }
}

export function printOperatorError(error: OperatorError): void {
  console.error(`\n${describeOperatorError(error)}`);
}
