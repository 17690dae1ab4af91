/**
 * Lints the pages: oxlint does not look into Vue templates, and knows no types; this finds forgotten promises and
 * broken templates. Everywhere it finds functions that nobody can follow.
 */
import sonarjs from 'eslint-plugin-sonarjs'
import vue from 'eslint-plugin-vue'
import { join } from 'node:path'
import { parser, plugin } from 'typescript-eslint'

const root = join(import.meta.dirname, '..')

/** Rules about mistakes; how code looks is nobody's business here. */
const typed = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': [
    'error',
    { checksVoidReturn: { arguments: false, attributes: false, properties: false } },
  ],
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/no-for-in-array': 'error',
  '@typescript-eslint/no-array-delete': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/no-base-to-string': 'error',
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-unused-vars': [
    'error',
    { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
  ],
}

const templates = {
  'vue/no-v-html': 'error',
  // A desk or store that a page hands to its parts is theirs to work with; the prop itself is not.
  'vue/no-mutating-props': ['error', { shallowOnly: true }],
  'vue/no-unused-refs': 'error',
  'vue/no-useless-v-bind': 'error',
  'vue/no-undef-components': ['error', { ignorePatterns: ['RouterView', 'RouterLink', '^El[A-Z]'] }],
  'vue/no-undef-properties': 'error',
  'vue/no-unused-emit-declarations': 'error',
  'vue/no-unused-properties': 'error',
  'vue/require-explicit-emits': 'error',
  'vue/require-typed-ref': 'error',
  'vue/define-props-declaration': ['error', 'type-based'],
  'vue/define-emits-declaration': ['error', 'type-based'],
  'vue/block-lang': ['error', { script: { lang: 'ts' } }],
  'vue/component-api-style': ['error', ['script-setup']],
  'vue/multi-word-component-names': 'off',
}

/** How hard a function is to follow, as SonarSource counts it: nested branches weigh more than plain ones. */
const followed = { 'sonarjs/cognitive-complexity': ['error', 20] }

export default [
  { ignores: ['dist/**', 'electron/dist/**', 'node_modules/**', 'docs/**', 'renderer/public/**'] },
  ...vue.configs['flat/essential'].map((one) => ({ ...one, files: ['renderer/**/*.vue'] })),
  { files: ['{server,domain,electron,renderer}/**/*.ts'], languageOptions: { parser } },
  { files: ['{server,domain,electron,renderer}/**/*.{ts,vue}'], plugins: { sonarjs }, rules: followed },
  {
    files: ['renderer/**/*.vue'],
    plugins: { '@typescript-eslint': plugin, vue },
    languageOptions: {
      parserOptions: { parser, project: join(root, 'renderer', 'tsconfig.json'), extraFileExtensions: ['.vue'] },
    },
    rules: { ...typed, ...templates },
  },
]
