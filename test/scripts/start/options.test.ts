import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { OperatorError } from '../../../config/operator-error.ts';
import { parseStartOptions } from '../../../scripts/start/options.ts';

describe('parseStartOptions', () => {
  it('starts on loopback with demo data unless told otherwise', () => {
    expect(parseStartOptions([], {})).toMatchObject({ host: '127.0.0.1', port: 8080, demo: true, reset: false });
  });

  it('takes the command line before the environment', () => {
    const options = parseStartOptions(['--port', '8090', '--reset', '--no-demo'], { PORT: '9000', HOST: '0.0.0.0' });
    expect(options).toMatchObject({ port: 8090, host: '0.0.0.0', reset: true, demo: false });
  });

  it('leaves the choice of the inner ports open unless they are given', () => {
    expect(parseStartOptions([], { POSTGRES_PORT: '6000', TEMPORAL_PORT: '' })).toMatchObject({
      postgresPort: 6000,
      temporalPort: undefined,
    });
  });

  it('reads DATA_DIR relative to the project, wherever it is started from', () => {
    const { dataFolder } = parseStartOptions([], {});
    expect(path.isAbsolute(dataFolder)).toBe(true);
    expect(parseStartOptions([], { DATA_DIR: '/srv/data' }).dataFolder).toBe('/srv/data');
  });

  it.each([['--port', '0'], ['--port', '70000'], ['--port', 'web'], ['--prot', '8081'], ['8081']])('refuses %s %s', (...argv) => {
    expect(() => parseStartOptions(argv, {})).toThrow(OperatorError);
  });
});
