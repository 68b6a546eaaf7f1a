import boundaries from 'eslint-plugin-boundaries'
import vue from 'eslint-plugin-vue'
import ts from 'typescript-eslint'
import { BOOT, ISLANDS, MAY, PURE } from './architecture.js'

const folders = Object.keys(MAY)

const elements = [
  ...folders.map((folder) =>
    ISLANDS.includes(folder)
      ? { type: folder, pattern: `src/${folder}/*`, capture: ['name'] }
      : { type: folder, pattern: folder === 'server' ? 'server' : `src/${folder}` },
  ),
]

const policies = [
  ...folders.map((folder) => ({
    from: { element: { type: folder } },
    allow: { to: { element: { types: { anyOf: MAY[folder].length ? MAY[folder] : ['-'] } } } },
  })),
  ...folders
    .filter((folder) => !(folder in PURE))
    .map((folder) => ({ from: { element: { type: folder } }, allow: { to: { module: { origin: ['external', 'core'] } } } })),
  ...Object.entries(PURE)
    .filter(([, names]) => names.length > 0)
    .map(([folder, source]) => ({ from: { element: { type: folder } }, allow: { to: { module: { origin: 'external', source } } } })),
]

const sinkProperties = ['innerHTML', 'outerHTML', 'srcdoc']
const sinkCalls = ['insertAdjacentHTML', 'write', 'writeln', 'createContextualFragment', 'setHTMLUnsafe', 'html']

/** Browser objects that exist only on https or localhost; each needs a fallback in the one file named here. */
const secureOnly = [
  ['navigator', 'clipboard'],
  ['navigator', 'locks'],
  ['navigator', 'wakeLock'],
  ['navigator', 'serviceWorker'],
  ['crypto', 'randomUUID'],
  ['crypto', 'subtle'],
]

const pureProperties = secureOnly.map(([object, property]) => ({
  object,
  property,
  message: 'Missing on plain http. Use src/components/clipboard.ts, or give it a fallback there.',
}))

const bans = [
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that has it.' },
  {
    selector: `AssignmentExpression[left.property.name=/^(${sinkProperties.join('|')})$/]`,
    message: 'HTML sink. Text from OAP is hostile: build elements or use text.',
  },
  {
    selector: `CallExpression[callee.property.name=/^(${sinkCalls.join('|')})$/]:not([callee.object.name=/^(process|stream|socket|response|res|stdout|file)$/])`,
    message: 'HTML sink. Text from OAP is hostile: build elements or use text.',
  },
]
const bansOutsideQuery = [
  ...bans,
  { selector: 'CallExpression[callee.name="fetch"], MemberExpression[object.name=/^(window|globalThis|self)$/][property.name="fetch"]', message: 'Only src/query talks to the network.' },
  { selector: 'NewExpression[callee.name=/^(XMLHttpRequest|EventSource|WebSocket)$/]', message: 'Only src/query talks to the network.' },
]
const noDefault = { selector: 'ExportDefaultDeclaration', message: 'Named exports; default only for .vue, widgets/*/index.ts, views/*/route.ts.' }

export default ts.config(
  { ignores: ['dist/**', 'node_modules/**', '**/*.gen.ts', 'test-results/**', '.aerie/**'] },
  ...vue.configs['flat/essential'],
  { files: ['**/*.vue'], languageOptions: { parserOptions: { parser: ts.parser } } },
  { files: ['**/*.ts'], languageOptions: { parser: ts.parser } },
  {
    files: ['src/**/*.{ts,vue}', 'server/**/*.ts', 'e2e/**/*.ts'],
    plugins: { boundaries, ts: ts.plugin },
    settings: {
      'import/resolver': { typescript: { project: './tsconfig.json' } },
      'boundaries/elements': elements,
    },
    rules: {
      'max-lines': ['error', { max: 400 }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-properties': ['error', ...pureProperties],
      'ts/ban-ts-comment': 'error',
      'vue/multi-word-component-names': 'off',
      'vue/no-v-html': 'error',
      'vue/no-static-inline-styles': ['error', { allowBinding: true }],
    },
  },
  {
    files: ['src/**/*.{ts,vue}', 'server/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'ts/no-explicit-any': 'error',
      'ts/no-non-null-assertion': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,vue}', 'server/**/*.ts'],
    ignores: ['**/*.test.ts', '**/testing/**'],
    rules: {
      'boundaries/dependencies': ['error', { default: 'disallow', checkAllOrigins: true, policies }],
    },
  },
  { files: ['src/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...bansOutsideQuery, noDefault] } },
  { files: ['src/**/*.vue'], rules: { 'no-restricted-syntax': ['error', ...bansOutsideQuery] } },
  { files: ['src/widgets/*/index.ts', 'src/views/*/route.ts', '**/*.test.ts'], rules: { 'no-restricted-syntax': ['error', ...bansOutsideQuery] } },
  { files: ['src/query/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...bans, noDefault] } },
  { files: ['server/**/*.ts', 'e2e/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...bans] } },
  { files: ['src/components/clipboard.ts'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['src/{main,router}.ts', 'src/App.vue'], rules: { 'boundaries/dependencies': 'off' } },
)

// BOOT is enforced by dependency-cruiser; named here so that the table is read by both.
void BOOT
