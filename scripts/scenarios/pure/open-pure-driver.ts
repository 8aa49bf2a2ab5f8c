import type { OpenDriver } from '../run/run-scenario.ts';
import { PureDriver } from './pure-driver.ts';

/** The engine in memory, for each scenario its own. */
export const openPureDriver: OpenDriver = (scenario, processes, main, later) =>
  Promise.resolve(
    new PureDriver(
      scenario,
      processes.map(({ definition }) => definition),
      main,
      later,
    ),
  );
