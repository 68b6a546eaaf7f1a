import { describe, expect, it } from 'vitest'
import { serviceHierarchy } from '../hierarchy/hierarchy'
import { processTopology } from './parts'
import { layerTopology } from './services'

const read = (topology: unknown) => layerTopology.decode({ getGlobalTopology: topology })

describe('a strange map', () => {
  it('may be missing, may lack lists and types, may name peers that are no nodes', () => {
    expect(read(null)).toEqual({ nodes: [], calls: [] })
    const bare = { id: 'a-b', source: 'a', target: 'b', detectPoints: ['AMBIENT'], sourceComponents: null }
    expect(read({ nodes: [{ id: 'a', name: 'a', type: null, isReal: true, layers: null }], calls: [bare] })).toEqual({
      nodes: [{ id: 'a', name: 'a', type: '', isReal: true, layers: [] }],
      calls: [{ ...bare, sourceComponents: [], targetComponents: [] }],
    })
  })

  it.each([
    [{}],
    [[]],
    [{ nodes: [{}], calls: [] }],
    [{ nodes: null, calls: [] }],
    [{ nodes: [], calls: [{ id: 1 }] }],
  ])('is told where %j is wrong', (topology) => expect(() => read(topology)).toThrow(/getGlobalTopology.*expected/))

  it('of processes says where each of them runs', () => {
    const node = {
      ...{ id: 'p', name: 'envoy', isReal: false },
      ...{ serviceId: 's', serviceName: 'S', serviceInstanceId: 'i', serviceInstanceName: 'I' },
    }
    const { nodes } = processTopology.decode({ getProcessTopology: { nodes: [node], calls: [] } })
    expect(nodes).toEqual([
      {
        ...{ id: 'p', name: 'envoy', type: '', isReal: false, layers: [] },
        ...{ serviceId: 's', serviceName: 'S', instanceId: 'i', instanceName: 'I' },
      },
    ])
  })

  it('a hierarchy without relations is none, one without the answer is wrong', () => {
    expect(serviceHierarchy.decode({ getServiceHierarchy: { relations: [] } })).toEqual([])
    expect(() => serviceHierarchy.decode({ getServiceHierarchy: null })).toThrow(/getServiceHierarchy: expected/)
  })
})
