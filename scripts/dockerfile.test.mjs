import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfiguration } from '../server/gateway/config/read'
import { toSettings } from '../server/gateway/config/settings'
import { sources } from './lib/built.mjs'
import { all, copied, only, readDockerfile } from './lib/dockerfile.mjs'
import { root } from './lib/process.mjs'

const read = (name) => readFileSync(join(root, name), 'utf8')
const [build, final] = readDockerfile(read('Dockerfile'))
const environment = Object.fromEntries(only(final, 'ENV').split(' ').map((pair) => pair.split('=')))
const settingsIn = (more = {}) => {
  const { values, faults } = readConfiguration({ file: null, environment: { ...environment, ...more }, flags: [], demoFlags: [] })
  expect(faults).toEqual([])
  return toSettings(values, !values.oap, '')
}

describe('the container file', () => {
  it('copies what is there, all that the build reads, and .dockerignore lets it through', () => {
    const paths = copied(build).map((path) => path.replace(/^\.\//, ''))
    for (const path of paths) expect([path, existsSync(join(root, path))]).toEqual([path, true])
    for (const source of sources) expect(paths).toContainEqual(source.split('/')[0])
    const through = read('.dockerignore').split('\n').filter((line) => line.startsWith('!')).map((line) => line.slice(1))
    expect(through.toSorted()).toEqual(paths.toSorted())
  })

  it('installs before it copies sources, from the lock file, and keeps only what was packed', () => {
    const order = build.map(({ name, rest }) => `${name} ${rest}`)
    expect(order.indexOf('RUN npm ci')).toBeGreaterThan(order.findIndex((line) => line.includes('package-lock.json')))
    expect(order.indexOf('RUN npm ci')).toBeLessThan(order.indexOf('COPY src ./src'))
    expect(all(final, 'COPY')).toEqual(['--from=build /packed ./'])
    expect(order.at(-1)).toMatch(/^RUN npm run build && node scripts\/pack\.mjs \/packed$/)
    expect(existsSync(join(root, 'scripts', 'pack.mjs'))).toBe(true)
  })

  it('stands on a Node that the package takes, by its official slim image', () => {
    const [least] = /\d+/.exec(JSON.parse(read('package.json')).engines.node)
    const [, node] = /^ARG NODE=(\d+)$/m.exec(read('Dockerfile'))
    expect(Number(node)).toBeGreaterThanOrEqual(Number(least))
    expect([only(build, 'FROM'), only(final, 'FROM')]).toEqual(['node:${NODE}-slim AS build', 'node:${NODE}-slim'])
  })

  it('runs as a number that is not root', () => {
    expect(only(final, 'USER')).toMatch(/^[1-9]\d*:[1-9]\d*$/)
  })

  it('listens on all addresses at the port it exposes, and at SkyWalking’s where that is set', () => {
    expect(settingsIn().listen).toEqual({ host: '0.0.0.0', port: Number(only(final, 'EXPOSE')) })
    expect(settingsIn({ SW_SERVER_PORT: '9090', SW_OAP_ADDRESS: 'http://oap:12800' }).listen.port).toBe(9_090)
  })

  it('starts the server itself, and is checked by the same one', () => {
    const entry = JSON.parse(only(final, 'ENTRYPOINT'))
    const [, check] = / CMD (\[.*\])$/.exec(only(final, 'HEALTHCHECK'))
    expect(entry).toEqual(['node', 'dist/server/main.js'])
    expect(JSON.parse(check)).toEqual([...entry, '--health'])
  })
})
