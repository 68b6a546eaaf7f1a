import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FOREIGN_VARIABLES, KEYS, variableOf } from '../server/gateway/config/keys'
import { readConfiguration } from '../server/gateway/config/read'
import { toSettings } from '../server/gateway/config/settings'
import { only, readDockerfile } from './lib/dockerfile.mjs'
import { root } from './lib/process.mjs'

const read = (name) => readFileSync(join(root, name), 'utf8')
const doc = read('docs/deploy.md')
const blocks = (language) => [...doc.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'gm'))].map(([, text]) => text)
const [, final] = readDockerfile(read('Dockerfile'))
const imaged = Object.fromEntries(only(final, 'ENV').split(' ').map((pair) => pair.split('=')))

const sources = (folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => read(join(folder, name)))
    .join('\n')

describe('docs/deploy.md', () => {
  it('names variables that are read', () => {
    const known = [...Object.keys(KEYS).map(variableOf), ...Object.keys(FOREIGN_VARIABLES), 'AERIE_DEMO_', 'AERIE_DEMO_DATA']
    const named = new Set(doc.match(/\b(?:AERIE|SW)_[A-Z_]+/g))
    expect([...named].filter((name) => !known.includes(name))).toEqual([])
  })

  it('has files whose settings the gateway takes, at the port and as the user of the image', () => {
    const [compose, manifest] = blocks('yaml')
    const pairs = [
      Object.fromEntries([...compose.matchAll(/^ +([A-Z_]+): (.*)$/gm)].map(([, name, value]) => [name, value])),
      Object.fromEntries([...manifest.matchAll(/name: ([A-Z_]+), value: '(.*)'/g)].map(([, name, value]) => [name, value])),
    ]
    for (const environment of pairs) {
      expect(environment).toHaveProperty('SW_OAP_ADDRESS')
      const whole = { ...imaged, ...environment }
      const { values, faults } = readConfiguration({ file: null, environment: whole, flags: [], demoFlags: [] })
      expect([faults, toSettings(values, false, '').allow]).toEqual([[], 'none'])
    }
    const port = only(final, 'EXPOSE')
    expect(compose).toContain(`'${port}:${port}'`)
    expect(manifest).toContain(`containerPort: ${port} `)
    const [user, group] = only(final, 'USER').split(':')
    expect(manifest).toContain(`runAsUser: ${user}, runAsGroup: ${group}`)
    expect(doc).toContain(`runs as ${user}:${group}`)
  })

  it('quotes what the gateway says', () => {
    const text = sources('server').replace(/\$\{[^}]*\}/g, '…').replaceAll("\\'", "'")
    const cells = [...doc.split('## When it does not work')[1].matchAll(/^\| (.*?) \| /gm)].map(([, cell]) => cell)
    // Capitals alone are Node's.
    const quoted = cells.flatMap((cell) => [...cell.matchAll(/`([^`]*[a-z][^`]*)`/g)].map(([, message]) => message))
    expect(quoted.length).toBeGreaterThan(10)
    const parts = quoted.flatMap((message) => message.replace(/\.$/, '').split('…')).map((part) => part.trim())
    expect(parts.filter((part) => !text.includes(part))).toEqual([])
  })
})
