import { describe, expect, it } from 'vitest'
import type { Rank } from '@/mqe/result'
import { rankingOf } from '@/lists/ranking'
import { endpointsOf, MOST_FOUND } from './model'

const service = { serviceName: 'shop', normal: true }
const endpoint = (name: string) => ({ id: `id ${name}`, name })
const rank = (name: string, named = true): Rank => ({
  name,
  value: 1,
  owner: named
    ? {
        scope: 'Endpoint',
        serviceId: 'c2hvcA==.1',
        serviceName: 'shop',
        normal: true,
        instanceId: null,
        instanceName: null,
        endpointId: `id ${name}`,
        endpointName: name,
      }
    : null,
})
const ranking = (rows: Rank[], limit = 5000) =>
  rankingOf({ kind: 'ranking', rows }, `top_n(endpoint_sla,${limit},asc)/100`)
const names = (given: ReturnType<typeof endpointsOf>) => given.entries.map(({ name }) => name)

describe('endpoints of a service', () => {
  it('are those that reported, and what else OAP found, each once', () => {
    const found = ['GET:/a', 'GET:/quiet', 'GET:/b'].map(endpoint)
    const given = endpointsOf(found, ranking([rank('GET:/b'), rank('GET:/a'), rank('GET:/c')]), service, '')
    expect(names(given)).toEqual(['GET:/b', 'GET:/a', 'GET:/c', 'GET:/quiet'])
    expect(given.cut).toBe(false)
    expect(given.entries[0]?.entity).toEqual({ ...service, endpointName: 'GET:/b' })
  })

  it('have the ids of OAP also where a ranking carries names only', () => {
    const id = 'c2hvcA==.1_R0VUOi9h'
    const given = endpointsOf([{ id, name: 'GET:/a' }], ranking([rank('GET:/a', false)]), service, '')
    expect(given.entries.map((entry) => entry.id)).toEqual([id])
  })

  it('are narrowed by what is typed at once, without regard to case', () => {
    const given = endpointsOf(
      [endpoint('GET:/Users')],
      ranking([rank('POST:/users'), rank('GET:/b')]),
      service,
      'USERS',
    )
    expect(names(given)).toEqual(['POST:/users', 'GET:/Users'])
  })

  it('are cut where OAP found more than are shown, or ranked as many as it was asked for', () => {
    const many = Array.from({ length: MOST_FOUND + 1 }, (_, index) => endpoint(`e${index}`))
    expect(endpointsOf(many, null, service, '')).toMatchObject({ cut: true, entries: { length: MOST_FOUND } })
    expect(endpointsOf([], ranking([rank('a')], 1), service, '').cut).toBe(true)
    expect(endpointsOf(many.slice(1), null, service, '').cut).toBe(false)
  })
})
