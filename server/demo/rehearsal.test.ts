import { expect, it } from 'vitest'
import { createAnswerer, type Answerer } from './graphql/answer'
import { rehearse } from './rehearsal'
import { DOMAINS, mergeRoots } from './resolvers/roots'
import { loadSchema } from './schema/schema'
import type { Version } from './version'
import { createWorld, type WorldKind } from './world/world'

const NOW = Date.UTC(2026, 2, 18, 18, 20)

/** Rehearses a server; resolves what its questions were answered. */
async function rehearsed(version: Version, kind: WorldKind, signal: AbortSignal, onAnswer = () => {}) {
  const world = createWorld({ kind })
  const scene = { world, clock: () => NOW, tz: 330, version, storage: 'jdbc' } as const
  const real = createAnswerer(await loadSchema(version))
  const answers: unknown[] = []
  const watched: Answerer = async (...asked) => {
    const prepared = await real(...asked)
    if (!('run' in prepared)) throw new Error(String(prepared.body))
    return {
      ...prepared,
      async run(...how) {
        const reply = await prepared.run(...how)
        answers.push(JSON.parse(Buffer.from(reply.body).toString()))
        onAnswer()
        return reply
      },
    }
  }
  await rehearse(scene, watched, mergeRoots(DOMAINS.map((make) => make(scene))), signal)
  return answers
}

it.each([
  ['10.0.1', 'normal'],
  ['10.4.0', 'normal'],
  ['11.0.0', 'hostile'],
  ['10.4.0', 'empty'],
] as const)('the questions are good ones to %s with a %s world', async (version, kind) => {
  const answers = await rehearsed(version, kind, new AbortController().signal)
  expect(answers.length).toBeGreaterThan(1)
  for (const answer of answers) expect(answer).not.toHaveProperty('errors')
  const filled = JSON.stringify(answers).includes('"value":"')
  expect(filled).toBe(kind !== 'empty')
})

it('ends when the first question of somebody else comes', async () => {
  const asked = new AbortController()
  const answers = await rehearsed('10.4.0', 'normal', asked.signal, () => asked.abort())
  expect(answers).toHaveLength(1)
})
