import { describe, expect, it } from 'vitest'
import {
  endpointId,
  endpointRelationId,
  instanceId,
  processRelationId,
  serviceId,
  serviceRelationId,
} from '@/protocol/ids'
import { endsOf, relationOf } from './subject'

const a = { name: 'shop::a/b?#%', normal: true }
const b = { name: 'ünï → 数据', normal: false }
const process = (digit: string): string => digit.repeat(64)

describe('endsOf', () => {
  it('names both ends of a relation, whatever its kind', () => {
    const services = endsOf({ kind: 'relation', id: serviceRelationId({ source: a, dest: b }) })
    expect(services.map(({ service }) => [service?.group, service?.short])).toEqual([
      ['shop', 'a/b?#%'],
      ['', 'ünï → 数据'],
    ])
    const id = endpointRelationId({ source: { service: a, name: 'GET:/x' }, dest: { service: b, name: 'y-z' } })
    expect(endsOf({ kind: 'relation', id }).map(({ kind, part, id: own }) => [kind, part, own])).toEqual([
      ['endpoint', 'GET:/x', endpointId({ service: a, name: 'GET:/x' })],
      ['endpoint', 'y-z', endpointId({ service: b, name: 'y-z' })],
    ])
    expect(endsOf({ kind: 'relation', id: processRelationId({ source: process('1'), dest: process('2') }) })).toEqual([
      { kind: 'process', id: process('1'), service: null, part: null },
      { kind: 'process', id: process('2'), service: null, part: null },
    ])
  })

  it('is empty for a layer and for what is no relation', () => {
    expect(endsOf(null)).toEqual([])
    expect(endsOf({ kind: 'relation', id: 'x-y' })).toEqual([])
    expect(endsOf({ kind: 'service', id: 'what' })).toEqual([
      { kind: 'service', id: 'what', service: null, part: null },
    ])
  })
})

describe('relationOf', () => {
  const ends = {
    service: [serviceId(a), serviceId(b)],
    instance: [instanceId({ service: a, name: 'i' }), instanceId({ service: b, name: 'j' })],
    endpoint: [endpointId({ service: a, name: '/i' }), endpointId({ service: b, name: '/j' })],
    process: [process('a'), process('b')],
  } as const
  it.each(Object.keys(ends) as (keyof typeof ends)[])('builds from two ends of kind %s what endsOf reads', (kind) => {
    const [source, dest] = ends[kind]
    const relation = relationOf({ kind, id: source }, { kind, id: dest })
    expect(endsOf(relation).map((end) => [end.kind, end.id])).toEqual([
      [kind, source],
      [kind, dest],
    ])
  })

  it('does not join what does not fit', () => {
    expect(relationOf({ kind: 'service', id: ends.service[0] }, { kind: 'process', id: ends.process[0] })).toBeNull()
    expect(relationOf({ kind: 'instance', id: 'x' }, { kind: 'instance', id: ends.instance[0] })).toBeNull()
  })
})
