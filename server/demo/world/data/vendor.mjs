/**
 * The world's data as the demo carries it: `node server/demo/world/data/vendor.mjs FOLDER` writes the files beside this
 * one from the specification's folder (`design/world-*.json`, `oap/metrics-catalog.json`); a test compares them.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'

const read = (folder, path) => JSON.parse(readFileSync(join(folder, path), 'utf8'))

/** One line per entry of the lists at the top, so that a change of data is a readable change of lines. */
function print(value) {
  const parts = Object.entries(value).map(([key, part]) =>
    Array.isArray(part)
      ? `${JSON.stringify(key)}:[\n${part.map((one) => JSON.stringify(one)).join(',\n')}\n]`
      : `${JSON.stringify(key)}:${JSON.stringify(part)}`,
  )
  return `{${parts.join(',\n')}}\n`
}

const level = (version) => Number(version.split('.').slice(0, 2).join('.'))

/** Younger than the versions the catalogue distinguishes (recorded on 10.1 to 10.3). */
const SINCE = { top_n_service_database_statement: 10.3 }

/** What a server says of a metric, and what the world needs to make and fold it. Absent keys are the common case. */
function facts(metric) {
  const since = SINCE[metric.name] ?? (metric.in10_4_0 || metric.removedIn ? undefined : 11)
  return {
    name: metric.name,
    kind: metric.kind,
    scope: metric.scope,
    type: metric.type,
    ...(metric.typeIn10_4_0 && { typeBefore11: metric.typeIn10_4_0 }),
    ...((metric.function ?? metric.downsampling) && { fold: metric.function ?? metric.downsampling }),
    ...(metric.layer && { layer: metric.layer }),
    ...(metric.labels && { labels: metric.labels }),
    ...(metric.attributes && { attributes: true }),
    ...(since && { since }),
    ...(metric.removedIn && { removed: level(metric.removedIn) }),
  }
}

/** File name and text of everything that is vendored. */
export function vendored(folder) {
  const catalogue = read(folder, 'oap/metrics-catalog.json')
  return [
    ['entities.json', print(read(folder, 'design/world-entities.json'))],
    ['incidents.json', print(read(folder, 'design/world-incidents.json'))],
    ['metrics.json', print(read(folder, 'design/world-metrics.json'))],
    ['catalogue.json', print({ metrics: catalogue.metrics.map(facts) })],
  ]
}

if (argv[1] === fileURLToPath(import.meta.url) && argv[2]) {
  for (const [name, text] of vendored(argv[2])) writeFileSync(new URL(name, import.meta.url), text)
}
