import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['lib/', 'dist/', 'coverage/', 'tests/fixtures/', 'tests/golden/'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', 'bin/*.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // A number in a template string is what the reader sees; nothing is lost in it.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // The rules for characters are about control characters.
      'no-control-regex': 'off',
      // `process.exit` would cut off what is still being written.
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'exit', message: 'Return the code.' },
      ],
    },
  },
  { files: ['src/**/*.{ts,tsx}'], ignores: ['src/io/**'], rules: { 'no-console': 'error' } },
  {
    // A page or two, so that a reader sees a file or a function whole. A table may be longer; it says so.
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      'max-lines': ['error', { max: 450, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // A stranger’s text may be one long run of what a pattern looks for.
    files: ['src/**/*.{ts,tsx}', 'bin/*.js'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': 'error',
      'regexp/no-super-linear-move': ['error', { ignoreSticky: false }],
    },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { console: 'readonly', process: 'readonly' } },
  },
  {
    // Loaded before the program, so that they cannot be modules.
    files: ['tests/torture/**/*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { process: 'readonly', Buffer: 'readonly', URL: 'readonly', require: 'readonly' },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  prettier,
);
