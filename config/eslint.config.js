/**
 * Lints the pages' templates, into which oxlint does not look, with what their scripts have to do with them. Everywhere
 * it finds functions that nobody can follow.
 */
import sonarjs from 'eslint-plugin-sonarjs'
import vue from 'eslint-plugin-vue'
import { parser, plugin } from 'typescript-eslint'

/** Of the scripts; what needs their types is asked by lint-components.mjs. */
const scripts = {
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
      parserOptions: { parser, lib: ['es2023', 'dom'], extraFileExtensions: ['.vue'] },
    },
    rules: { ...scripts, ...templates },
  },
]
