import { BOOT, DOORS, ISLANDS, MAY, OWNERS, PURE } from './architecture.js'

const folder = (name) => (name === 'server' ? '^server/' : `^src/${name}/`)
const escape = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
const npm = (names) => `node_modules/(${names.map(escape).join('|')})(/|$)`
const everything = '^(src|server)/'
/** Tests, what only they use, and generators run by hand. */
const tests = '\\.test\\.ts$|/testing/|/generate\\.mjs$'

const may = Object.entries(MAY).map(([name, allowed]) => ({
  name: `may:${name}`,
  comment: `${name} may import ${allowed.join(', ') || 'nothing'} (architecture.js)`,
  severity: 'error',
  from: { path: folder(name), pathNot: tests },
  to: { path: everything, pathNot: [folder(name), ...allowed.map(folder)] },
}))

const pure = Object.entries(PURE).map(([name, packages]) => ({
  name: `pure:${name}`,
  comment: `${name} runs in page, worker and Node: npm packages only ${packages.join(', ') || '(none)'}`,
  severity: 'error',
  from: { path: folder(name), pathNot: tests },
  to: { path: 'node_modules|^(fs|path|http|stream|os|crypto|url|util|node:.*)$', pathNot: packages.length ? npm(packages) : undefined },
}))

const islands = ISLANDS.map((name) => ({
  name: `island:${name}`,
  comment: `children of src/${name} never import one another`,
  severity: 'error',
  from: { path: `^src/${name}/([^/]+)/`, pathNot: tests },
  to: { path: `^src/${name}/[^/]+/`, pathNot: `^src/${name}/$1/` },
}))

const doors = Object.entries(DOORS).map(([name, door]) => ({
  name: `door:${name}`,
  comment: `src/${name} is entered by ${door} only`,
  severity: 'error',
  from: { path: everything, pathNot: [folder(name), tests] },
  to: { path: folder(name), pathNot: door },
}))

const owners = Object.entries(OWNERS).map(([name, folders]) => ({
  name: `owner:${name}`,
  comment: `${name} belongs to ${folders.join(', ')}`,
  severity: 'error',
  from: { path: everything, pathNot: [...folders.map(folder), '^src/(main|router)\\.ts$', tests] },
  to: { path: npm([name]) },
}))

export default {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: { path: everything }, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: { path: everything }, to: { couldNotResolve: true } },
    {
      name: 'no-testing',
      comment: 'what lives in testing/ is for tests only',
      severity: 'error',
      from: { path: everything, pathNot: tests },
      to: { path: '/testing/' },
    },
    {
      name: 'boot',
      comment: 'main, App and router import only what they start',
      severity: 'error',
      from: { path: '^src/[^/]+\\.(ts|vue)$' },
      to: { path: '^src/[^/]+/', pathNot: [...BOOT.map(folder), '^src/styles/'] },
    },
    {
      name: 'demo-and-gateway-apart',
      comment: 'only server/main.ts knows both',
      severity: 'error',
      from: { path: '^server/gateway/' },
      to: { path: '^server/demo/' },
    },
    {
      name: 'gateway-and-demo-apart',
      severity: 'error',
      from: { path: '^server/demo/' },
      to: { path: '^server/gateway/' },
    },
    ...may,
    ...pure,
    ...islands,
    ...doors,
    ...owners,
  ].map((rule) => JSON.parse(JSON.stringify(rule))),
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.mjs', '.js', '.vue', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
