import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Where VS Code is known. Everything else stays usable, and testable, without it. */
const withVSCode = ['src/main.ts', 'src/extension.ts', 'src/features/**', 'src/workbench/**'];

/** Where a secret is opened: to be sent, to be stored, to be compared, and to be written by the user's own order. */
const mayRevealKey = [
  'src/network/fetchHttpClient.ts',
  'src/credentials/credentialDocument.ts',
  'src/health/healthRecord.ts',
  'src/minimax/verification.ts',
  'src/features/env/envActions.ts',
  'src/env/**',
];

export default tseslint.config(
  { ignores: ['dist', 'out', '.vscode-test', 'node_modules'] },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**'],
    ignores: withVSCode,
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'vscode', message: 'This folder does not know VS Code.' }] },
      ],
    },
  },
  {
    files: ['src/**'],
    ignores: mayRevealKey,
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='reveal'][arguments.length=0]",
          message: 'A key is shown by its mask.',
        },
      ],
    },
  },
  {
    // The page builds its document of elements and texts, and reaches nobody but the host.
    files: ['src/webview/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'write', 'cssText'].map(
          (property) => ({ property, message: 'Texts are set with textContent.' }),
        ),
      ],
      'no-restricted-globals': [
        'error',
        'fetch',
        'XMLHttpRequest',
        'WebSocket',
        'localStorage',
        'sessionStorage',
      ],
    },
  },
  { files: ['test/**'], rules: { 'no-console': 'off', '@typescript-eslint/no-non-null-assertion': 'off' } },
  { files: ['*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
);
