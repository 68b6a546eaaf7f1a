/**
 * Who may import whom: the one table. eslint, dependency-cruiser and ARCHITECTURE.md read it.
 * When a rule hurts, change it here, in a commit of its own, and say why.
 */

/** Folder of `src/` (or `server`) -> the folders it may import besides itself. */
export const MAY = {
  time: [],
  scope: ['time'],
  mqe: ['time', 'scope'],
  protocol: ['time', 'scope', 'mqe'],
  template: ['scope', 'mqe'],
  geometry: ['time'],
  query: ['time', 'scope', 'protocol', 'mqe', 'template'],
  workers: ['geometry'],
  i18n: [],
  stores: ['time', 'scope', 'template'],
  components: ['time', 'scope', 'mqe', 'i18n'],
  charts: ['time', 'geometry', 'workers', 'i18n', 'components'],
  lists: ['time', 'scope', 'protocol', 'mqe', 'template', 'query', 'i18n', 'components', 'charts'],
  maps: [
    'time',
    'scope',
    'protocol',
    'mqe',
    'template',
    'geometry',
    'workers',
    'query',
    'i18n',
    'components',
    'charts',
    'lists',
  ],
  traces: [
    'time',
    'scope',
    'protocol',
    'mqe',
    'template',
    'geometry',
    'workers',
    'query',
    'i18n',
    'components',
    'charts',
    'lists',
  ],
  incidents: [
    'time',
    'scope',
    'protocol',
    'mqe',
    'template',
    'geometry',
    'query',
    'i18n',
    'components',
    'charts',
    'lists',
  ],
  layers: ['template', 'mqe'],
  widgets: [
    'time',
    'scope',
    'protocol',
    'mqe',
    'template',
    'geometry',
    'query',
    'i18n',
    'components',
    'charts',
    'lists',
    'maps',
    'traces',
    'incidents',
  ],
  dashboard: [
    'time',
    'scope',
    'protocol',
    'mqe',
    'template',
    'query',
    'i18n',
    'stores',
    'components',
    'charts',
    'lists',
    'maps',
    'traces',
    'incidents',
    'layers',
    'widgets',
  ],
  views: [
    'time',
    'scope',
    'protocol',
    'mqe',
    'template',
    'geometry',
    'query',
    'i18n',
    'stores',
    'components',
    'charts',
    'lists',
    'maps',
    'traces',
    'incidents',
    'layers',
    'widgets',
    'dashboard',
  ],
  server: ['time', 'scope', 'protocol', 'mqe', 'template', 'layers'],
}

/** Folders that run unchanged in a page, a worker and Node, with the npm packages each may use. */
export const PURE = {
  time: [],
  scope: [],
  mqe: ['@lezer/lr', '@lezer/common', '@lezer/highlight'],
  protocol: ['graphql'],
  template: [],
  geometry: ['d3-scale', 'd3-shape', 'd3-force', 'd3-hierarchy'],
}

/** Folders whose children never import one another. */
export const ISLANDS = ['layers', 'widgets', 'views']

/** The only way into a folder from outside, where it has one. */
export const DOORS = {
  widgets: 'src/widgets/(registry|contract|demos)\\.ts$',
}

/** An npm package that only these folders may touch. */
export const OWNERS = {
  'graphql-request': ['query'],
  graphql: ['protocol', 'server'],
  libsql: ['server'],
  echarts: ['charts'],
  pinia: ['stores'],
  'vue-router': ['stores', 'views', 'dashboard', 'components'],
  'petite-vue-i18n': ['i18n'],
}

/** Files of `src/` that belong to no folder: the boot. They may import any of these. */
export const BOOT = ['stores', 'i18n', 'components', 'views', 'query']
