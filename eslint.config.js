import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['lib/', 'dist/', 'coverage/', 'tests/fixtures/', 'tests/golden/'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    plugins: { 'import-x': importX },
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', 'bin/*.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    settings: {
      'import-x/extensions': ['.ts', '.js'],
      'import-x/resolver-next': [createNodeResolver({ extensionAlias: { '.js': ['.ts', '.js'] } })],
    },
    rules: {
      'import-x/no-cycle': 'error',
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
  { files: ['src/**/*.ts'], ignores: ['src/io/**'], rules: { 'no-console': 'error' } },
  {
    files: ['**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { process: 'readonly' } },
  },
  prettier,
);
