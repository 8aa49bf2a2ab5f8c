/** Everything that is ours, by room. */
const ROOMS =
  'activities|bench|bpmn|client|codec|config|contract|db|deployment|domain|engine|migrations|reconcile|reference|scripts|test|web|workers|workflows';

/** A rule that lets a room import itself and the rooms named, and no other room of ours. */
function roomMayImport(room, others, why) {
  const allowed = [room, ...others].join('|');
  return {
    name: `${room}-imports`,
    severity: 'error',
    comment: why,
    from: { path: `^${room}/` },
    to: { path: `^(${ROOMS})/`, pathNot: `^(${allowed})/` },
  };
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'A cycle has no first file to read; put what both need into a third one.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved-imports',
      severity: 'error',
      comment: 'What is imported must exist and be installed.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'production-without-development-packages',
      severity: 'error',
      comment: 'A production image is installed with --omit=dev.',
      from: { path: `^(${ROOMS})/`, pathNot: '^(bench|scripts|test)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'declared-packages-only',
      severity: 'error',
      comment: 'A package that only happens to be installed disappears with its parent.',
      from: { path: `^(${ROOMS})/` },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'engine-without-packages',
      severity: 'error',
      comment: 'The interpreter is pure: no Node, no packages, save FEEL behind one folder.',
      from: { path: '^engine/', pathNot: '^engine/feel/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'] },
    },
    {
      name: 'engine-feel-packages',
      severity: 'error',
      comment: 'FEEL is the only package of the interpreter.',
      from: { path: '^engine/feel/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: 'node_modules/(feelin|@bpmn-io/feelin|@lezer/[^/]+|lezer-feel|luxon)/' },
    },
    {
      name: 'database-driver-in-db-only',
      severity: 'error',
      comment: 'SQL lives in repositories; nobody else holds a connection of their own making.',
      from: { path: `^(${ROOMS})/`, pathNot: '^(db|migrations)/' },
      to: { path: 'node_modules/(knex|pg|pg-[^/]+)/' },
    },
    {
      name: 'workflows-see-activities-as-types',
      severity: 'error',
      comment: 'Activity code must not get into the workflow sandbox.',
      from: { path: '^workflows/' },
      to: { path: '^activities/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'workflows-without-node',
      severity: 'error',
      comment: 'Workflow code is replayed: it has no file system, network or clock of its own.',
      from: { path: '^workflows/' },
      to: { dependencyTypes: ['core'], dependencyTypesNot: ['type-only'] },
    },
    roomMayImport('contract', [], 'Leaf types, shared by every process.'),
    roomMayImport('engine', ['contract'], 'The engine runs anywhere: in a workflow, a test, a browser.'),
    roomMayImport('bpmn', ['engine', 'contract'], 'Compiling a diagram needs nothing but the definition types.'),
    roomMayImport('reference', ['engine', 'contract'], 'The reference is independent of everything that it is held against.'),
    {
      name: 'reference-without-engine',
      severity: 'error',
      comment: 'Code shared with the engine would share its faults: only the shapes of definitions are common.',
      from: { path: '^reference/' },
      to: { path: '^engine/', pathNot: '^engine/definition/' },
    },
    roomMayImport('domain', ['contract'], 'The regulation is pure code and data.'),
    roomMayImport('config', ['contract'], 'The environment is parsed before anything else is there.'),
    roomMayImport('codec', ['contract', 'config', 'engine', 'db'], 'Payloads are encrypted and definitions looked up beside the worker.'),
    roomMayImport('workflows', ['engine', 'contract', 'activities'], 'The shell wires the engine to Temporal.'),
    roomMayImport('db', ['contract', 'domain', 'engine'], 'Repositories know rows and the types that they hold.'),
    roomMayImport('migrations', ['domain'], 'A migration is history: code that changes would change it.'),
    roomMayImport(
      'activities',
      ['db', 'deployment', 'domain', 'engine', 'bpmn', 'client', 'codec', 'config', 'contract'],
      'Activities touch the world, but neither pages nor workflow code.',
    ),
    roomMayImport('client', ['contract', 'config', 'codec', 'engine', 'db'], 'Talking to running instances from outside.'),
    roomMayImport(
      'deployment',
      ['bpmn', 'db', 'domain', 'engine', 'contract', 'config', 'client'],
      'Packages are compiled and stored; what their timers start is started, and recorded.',
    ),
    roomMayImport(
      'reconcile',
      ['client', 'db', 'engine', 'contract', 'config'],
      'The read model is compared with running instances through the client.',
    ),
    roomMayImport(
      'web',
      ['deployment', 'db', 'bpmn', 'engine', 'domain', 'contract', 'config', 'client', 'codec', 'deployment'],
      'Pages reach instances through the Temporal client only.',
    ),
    roomMayImport(
      'workers',
      [
        'workflows',
        'activities',
        'deployment',
        'db',
        'domain',
        'bpmn',
        'engine',
        'contract',
        'config',
        'client',
        'codec',
        'deployment',
        'reconcile',
      ],
      'A worker hosts workflows and activities; pages are another process.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(node_modules|dist|\\.cache|\\.data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'require', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.cjs', '.json'],
    },
  },
};
