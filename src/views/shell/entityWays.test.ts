import { describe, expect, it } from 'vitest'
import { endpointId, instanceId, serviceId, serviceRelationId } from '@/protocol/ids'
import type { Subject } from '@/scope/place'
import { entityWays } from './entityWays'
import { endsOf } from './subject'

const checkout = { name: 'plover::checkout', normal: true }
const database = { name: 'postgres-orders:5432', normal: false }
const waysOf = (of: Subject | null, layer = 'GENERAL') => entityWays({ at: 'layer', layer, of, name: null }, endsOf(of))
const keysOf = (of: Subject | null, layer?: string): readonly string[] => waysOf(of, layer).map(({ key }) => key)

describe('ways from an entity', () => {
  const service: Subject = { kind: 'service', id: serviceId(checkout) }
  const instance: Subject = { kind: 'instance', id: instanceId({ service: checkout, name: 'pod-1' }) }
  const endpoint: Subject = { kind: 'endpoint', id: endpointId({ service: checkout, name: 'POST:/orders' }) }

  it('are those that its kind has', () => {
    expect(keysOf(null)).toEqual(['map'])
    expect(keysOf(service)).toEqual(['map', 'otherLayers', 'logs', 'profiles'])
    expect(keysOf(instance)).toEqual(['map', 'otherLayers', 'logs'])
    expect(keysOf(endpoint)).toEqual(['map', 'logs', 'profileEndpoint'])
    expect(keysOf({ kind: 'relation', id: serviceRelationId({ source: checkout, dest: database }) })).toEqual(['map'])
    expect(keysOf({ kind: 'process', id: 'a'.repeat(64) })).toEqual([])
  })

  it('lead neither to logs nor to profiles of what reports nothing itself', () => {
    expect(keysOf({ kind: 'service', id: serviceId(database) }, 'VIRTUAL_DATABASE')).toEqual(['map', 'otherLayers'])
  })

  it('lead to no profiles where nobody counts calls', () => {
    expect(keysOf(service, 'POSTGRESQL')).toEqual(['map', 'otherLayers', 'logs'])
  })

  it('say of whom: logs of the same entity, tasks of its service, the form with its endpoint', () => {
    const changeOf = (of: Subject, key: string) => waysOf(of).find((way) => way.key === key)?.change
    for (const of of [service, instance, endpoint]) expect(changeOf(of, 'logs')).toEqual({ of })
    expect(changeOf(service, 'profiles')).toEqual({ of: service })
    expect(changeOf(endpoint, 'profileEndpoint')).toEqual({
      of: service,
      filters: new Map([
        ['form', 'new'],
        ['endpoint', 'POST:/orders'],
      ]),
    })
  })

  it('that an id does not name are left out', () => {
    expect(keysOf({ kind: 'endpoint', id: 'nonsense' })).toEqual(['map'])
  })
})
