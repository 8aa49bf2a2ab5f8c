import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** A rule is an error or off; a warning that nobody has to mend is noise. */
export default defineConfig(
  globalIgnores(['node_modules/', 'dist/', '.cache/', '.data/', 'coverage/', 'test-artifacts/']),
  // Comments can't switch rules off: whoever disagrees with a rule changes it here, for everybody.
  { linterOptions: { noInlineConfig: true } },

  eslint.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      curly: ['error', 'multi-line'],
      'object-shorthand': 'error',
      'prefer-template': 'error',
      'no-else-return': 'error',
      'no-implicit-coercion': 'error',
      'no-param-reassign': 'error',
      // Texts of a Chinese page may hold the full-width space.
      'no-irregular-whitespace': ['error', { skipTemplates: true, skipRegExps: true, skipComments: true }],
      'max-lines': ['error', 300],
      'max-params': ['error', 5],
      'max-depth': ['error', 4],
      complexity: ['error', { max: 20, variant: 'modified' }],
    },
  },

  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Casts hide what the compiler would have found; unknown data is parsed. `as const` stays.
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/strict-boolean-expressions': [
        'error',
        { allowString: false, allowNumber: false, allowNullableBoolean: true, allowNullableObject: true },
      ],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Code points are what a name is masked by and a length is counted in.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // JSON objects are type aliases, because an interface has no index signature and isn't assignable to JsonObject.
      '@typescript-eslint/consistent-type-definitions': 'off',
      // … and a Record can't refer to itself, as JSON does.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      // An async function that throws before its first await rejects, which is what its callers handle.
      '@typescript-eslint/require-await': 'off',
    },
  },

  {
    // The same state and trigger must give the same answer on every machine, today and at replay.
    files: ['engine/**/*.ts', 'domain/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time comes in with the trigger or as an argument.' },
        { object: 'Math', property: 'random', message: 'Ids come from the counter in the state.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time comes in with the trigger or as an argument.' },
      ],
      'no-restricted-globals': ['error', 'process', 'setTimeout', 'setInterval', 'setImmediate', 'fetch', 'performance', 'crypto'],
    },
  },

  {
    // Servers log through pino; what a person runs in a terminal prints.
    files: [
      '{activities,bpmn,client,codec,config,contract,db,deployment,domain,engine,migrations,reconcile,reference,web,workers,workflows}/**/*.ts',
    ],
    rules: { 'no-console': 'error' },
  },

  {
    files: ['test/**/*.ts'],
    rules: {
      // Asymmetric matchers (`expect.any(String)`) are typed `any` by vitest.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      // A mocked method is looked at, never called without its object.
      '@typescript-eslint/unbound-method': 'off',
    },
  },

  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        module: 'writable',
        require: 'readonly',
      },
    },
  },
);
