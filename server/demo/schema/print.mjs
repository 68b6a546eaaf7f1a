/**
 * Writes `oap-<version>.graphql` for each introspection answer in ../shared/oap/introspection.
 * Run from the repository root: node server/demo/schema/print.mjs
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { buildClientSchema, printSchema } from 'graphql'

const from = '../shared/oap/introspection'

for (const file of readdirSync(from).filter((name) => name.endsWith('.json'))) {
  const version = file.replace('.json', '')
  const schema = buildClientSchema(JSON.parse(readFileSync(`${from}/${file}`, 'utf8')))
  const sdl = printSchema(schema)
  writeFileSync(new URL(`./oap-${version}.graphql`, import.meta.url), `${sdl}\n`)
}
