import vue from '@vitejs/plugin-vue'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** What both home and the dashboards use, and nothing that every page starts with. */
const COMMON =
  /[\\/]src[\\/](charts[\\/](axisRoom|format|units)|geometry[\\/]plot|maps[\\/]spec|query[\\/]use-answers|stores[\\/]recent)\./

/** What home asks of events, and the pages of incidents too. */
const EVENTS =
  /[\\/]src[\\/](incidents[\\/](askEvents|eventFilter|eventWords|mergedEvents|texts|words)|protocol[\\/]event[\\/]\w+)\./

/** What every dashboard starts with: the smallest of it, which other pages need too, would each cost a head of its own. */
const SHEET =
  /[\\/]src[\\/](views[\\/].*[\\/](LayerView|EntityBar|LayerPages)\.vue|widgets[\\/].*[\\/](Card|TopList)\.vue|charts[\\/](limitWords|palette|size|tokens|Spark)\.|geometry[\\/]ticks\.|dashboard[\\/]likely\.|lists[\\/](lasting|mean|service|texts|virtual)\.)/

/** The lists of a layer and of a service, and charts over time: with ECharts, which changes rarely, in a file of its own. */
const LISTS = /[\\/]src[\\/]widgets[\\/].*[\\/](ServiceList|InstanceList)\.vue/
const CHARTS = /[\\/]src[\\/]widgets[\\/].*[\\/](Line|Area)\.vue/

/** The page. `base: './'` keeps every chunk relative, so one build serves any base path. */
export default defineConfig({
  base: './',
  plugins: [vue()],
  resolve: {
    alias: [
      { find: '@', replacement: here('./src') },
      // Documents are strings: graphql-request only needs these names to exist.
      { find: /^graphql$/, replacement: here('./src/query/graphql-stub.ts') },
    ],
  },
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  build: {
    outDir: 'dist/page',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        // What every page starts with is two files: packages, which change rarely, and ours. What home and the dashboards
        // share is one, what every dashboard starts with another: each small file would cost its own head. The rest splits by itself.
        codeSplitting: {
          groups: [
            { name: 'packages', tags: ['$initial'], test: /node_modules|rolldown.runtime/, priority: 4 },
            { name: 'base', tags: ['$initial'], priority: 3 },
            { name: 'common', test: COMMON, priority: 2 },
            { name: 'events', test: EVENTS, priority: 2 },
            { name: 'sheet', test: SHEET, priority: 1 },
            { name: 'surface', test: /[\\/]src[\\/]charts[\\/]surface\./, priority: 1 },
            { name: 'charts', test: CHARTS },
            { name: 'lists', test: LISTS },
          ],
        },
      },
    },
  },
})
