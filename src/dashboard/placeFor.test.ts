import { describe, expect, it } from 'vitest'
import { endpointId } from '@/protocol/ids'
import { placeFor } from './placeFor'

describe('placeFor', () => {
  const target = { id: null, layer: null, dashboard: 'Overview' }
  const names = { serviceName: 'a', normal: true, endpointName: 'GET:/b' }

  it('finds the id from the names and keeps the layer of the page', () => {
    expect(placeFor({ ...target, kind: 'Endpoint', entity: names }, 'GENERAL')).toEqual({
      at: 'layer',
      layer: 'GENERAL',
      of: { kind: 'endpoint', id: endpointId({ service: { name: 'a', normal: true }, name: 'GET:/b' }) },
      name: 'Overview',
    })
  })

  it('leads nowhere without what an id is made of', () => {
    expect(placeFor({ ...target, kind: 'Service', entity: { serviceName: 'a' } }, 'GENERAL')).toBeNull()
    expect(placeFor({ ...target, kind: 'Process', entity: names }, 'GENERAL')).toBeNull()
  })
})
