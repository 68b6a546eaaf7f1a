import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { tables, withTables } from './compatibility/tables.mjs'
import { root } from './lib/process.mjs'

it('docs/compatibility.md says what the probes find on the six poses, and no more', async () => {
  const text = readFileSync(join(root, 'docs', 'compatibility.md'), 'utf8')
  expect(withTables(text, await tables()), 'Run: node scripts/compatibility.mjs --write').toBe(text)
}, 120_000)

it('keeps what is around the tables, and wants a place for them', () => {
  expect(withTables('before', 'made')).toBeNull()
})
