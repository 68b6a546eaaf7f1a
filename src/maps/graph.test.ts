import { describe, expect, it } from 'vitest'
import { endpointId, serviceId, serviceRelationId } from '@/protocol/ids'
import type { MapCall, MapNode } from '@/protocol/topology/graph'
import { hits, troubled } from './filter'
import { tidied } from './graph'

const key = (name: string, normal = true) => ({ name, normal })
const id = (name: string, normal = true): string => serviceId(key(name, normal))
const node = (name: string, more: Partial<MapNode> = {}): MapNode => ({
  id: id(name),
  name,
  type: 'SpringMVC',
  isReal: true,
  layers: ['GENERAL'],
  ...more,
})
const call = (from: string, to: string, more: Partial<MapCall> = {}): MapCall => ({
  id: serviceRelationId({ source: key(from), dest: key(to) }),
  source: id(from),
  target: id(to),
  detectPoints: ['CLIENT'],
  sourceComponents: [],
  targetComponents: [],
  ...more,
})

describe('a map as OAP tells it', () => {
  it('has every node once and one call per direction, whoever saw it', () => {
    const graph = tidied(
      {
        nodes: [node('b'), node('a'), node('a')],
        calls: [
          call('a', 'b', { sourceComponents: ['Http'] }),
          call('a', 'b', { id: 'twice', detectPoints: ['SERVER', 'CLIENT'], targetComponents: ['Http', 'Unknown'] }),
          call('b', 'a'),
          call('a', 'a'),
        ],
      },
      'Service',
    )
    expect([...graph.spots.values()].map(({ name }) => name)).toEqual(['a', 'b'])
    expect(graph.calls.size).toBe(3)
    const found = graph.calls.get(call('a', 'b').id)
    expect([...(found?.detectPoints ?? [])].sort()).toEqual(['CLIENT', 'SERVER'])
    expect(found?.components).toEqual(['Http'])
    expect(found?.entity).toEqual({ serviceName: 'a', normal: true, destServiceName: 'b', destNormal: true })
  })

  it('draws an end that is no node, by the name in its id or by the id', () => {
    const { spots } = tidied(
      { nodes: [node('a')], calls: [call('a', 'lost'), call('a', 'b', { target: '?' })] },
      'Service',
    )
    expect([...spots.values()].map(({ name, unlisted }) => [name, unlisted])).toEqual([
      ['?', true],
      ['a', false],
      ['lost', true],
    ])
  })

  it('of endpoints says whose they are', () => {
    const part = {
      ...node('GET:/x'),
      id: endpointId({ service: key('a'), name: 'GET:/x' }),
      serviceId: id('a'),
      serviceName: 'a',
    }
    const { spots } = tidied({ nodes: [part], calls: [] }, 'Endpoint')
    expect([...spots.values()][0]).toMatchObject({
      service: 'a',
      entity: { serviceName: 'a', normal: true, endpointName: 'GET:/x' },
    })
  })
})

describe('what of a map is looked at', () => {
  const graph = tidied(
    {
      nodes: ['a', 'b', 'c', 'd', 'lone'].map((name) => node(name)),
      calls: [call('a', 'b'), call('b', 'c'), call('c', 'd'), call('d', 'c')],
    },
    'Service',
  )
  const names = (ids: Iterable<string>) => [...ids].map((one) => graph.spots.get(one)?.name).sort()

  it('is found by name, service and component', () => {
    expect(names(hits(graph.spots.values(), 'LON'))).toEqual(['lone'])
    expect(hits(graph.spots.values(), 'spring').length).toBe(5)
    expect(hits(graph.spots.values(), '  ')).toEqual([])
  })

  it('is in trouble, or an end of a call that is', () => {
    const bad = new Set([call('b', 'c').id, id('lone')])
    const found = troubled(graph, (one) => bad.has(one))
    expect(names(found.spots.keys())).toEqual(['b', 'c', 'lone'])
    expect([...found.calls.keys()]).toEqual([call('b', 'c').id])
    expect(troubled(graph, () => false).spots.size).toBe(0)
  })
})
