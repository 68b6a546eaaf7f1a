import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instanceId, serviceId } from '@/protocol/ids'
import { instanceHierarchy, serviceHierarchy, type HierarchyLink } from '@/protocol/hierarchy/hierarchy'
import { createDemo, type Demo } from '../demo'
import { DEFAULTS, type DemoOptions } from '../flags'
import { ask } from '../testing/ask'

const NOW = Date.UTC(2026, 2, 18, 18, 20)

function open(options: Partial<DemoOptions> = {}) {
  let demo: Demo
  beforeAll(async () => {
    demo = await createDemo({ ...DEFAULTS, now: NOW, data: ':memory:', ...options })
  })
  afterAll(() => demo.close())
  const asked = async (document: string, variables: object) =>
    Object((await ask(demo.ports.query, document, variables)).body).data as unknown
  return {
    async services(name: string, layer: string, normal = true) {
      const variables = { serviceId: serviceId({ name, normal }), layer }
      return texts(serviceHierarchy.decode(await asked(serviceHierarchy.document, variables)))
    },
    async instances(service: string, layer: string, name: string) {
      const id = instanceId({ service: { name: service, normal: true }, name })
      return instanceHierarchy.decode(await asked(instanceHierarchy.document, { instanceId: id, layer }))
    },
  }
}

const texts = (links: readonly HierarchyLink[]): readonly string[] =>
  links.map(({ upper, lower }) => `${upper.layer} ${upper.name} / ${lower.layer} ${lower.name}`)

describe('hierarchies', () => {
  const { services, instances } = open()
  const ORDERS = 'postgres-orders.data.svc.cluster.local:5432'

  it('lead from a virtual database to the real one and to its pods', async () => {
    expect(await services(ORDERS, 'VIRTUAL_DATABASE', false)).toEqual([
      `VIRTUAL_DATABASE ${ORDERS} / POSTGRESQL postgresql::postgres-orders.data`,
      'POSTGRESQL postgresql::postgres-orders.data / K8S_SERVICE plover-prod::postgres-orders.data',
    ])
  })

  it('lead from a broker as its clients see it to the broker (J5)', async () => {
    const kafka = 'kafka-orders.data.svc.cluster.local:9092'
    expect(await services(kafka, 'VIRTUAL_MQ', false)).toEqual([
      `VIRTUAL_MQ ${kafka} / KAFKA kafka::kafka-orders.data`,
      'KAFKA kafka::kafka-orders.data / K8S_SERVICE plover-prod::kafka-orders.data',
    ])
  })

  it('turn round at the bottom, and leave out what follows from two others (J14)', async () => {
    expect(await services('plover::checkout', 'GENERAL')).toEqual([
      'GENERAL plover::checkout / K8S_SERVICE plover-prod::checkout.box-office',
      'CILIUM_SERVICE cilium::checkout.box-office / K8S_SERVICE plover-prod::checkout.box-office',
    ])
    expect(await services('plover::gate', 'GENERAL')).toEqual([
      'GENERAL plover::gate / APISIX apisix::gate.edge',
      'APISIX apisix::gate.edge / K8S_SERVICE plover-prod::gate.edge',
    ])
    expect(await services('mesh::venue.stage', 'MESH')).toEqual([
      'MESH mesh::venue.stage / MESH_DP mesh::venue.stage',
      'MESH_DP mesh::venue.stage / K8S_SERVICE plover-prod::venue.stage',
    ])
  })

  it.each([
    ['plover::checkout', 'NO_SUCH_LAYER', true],
    ['plover::checkout', 'VIRTUAL_DATABASE', true],
    ['plover::checkout', 'K8S_SERVICE', true],
    [ORDERS, 'VIRTUAL_DATABASE', true],
    ['plover::clock', 'GENERAL', true],
    ['nobody', 'GENERAL', true],
  ])('are none: %s on %s', async (name, layer, normal) => {
    expect(await services(name, layer, normal)).toEqual([])
  })

  it('of instances go one step, by the names of their pods', async () => {
    const found = await instances('postgresql::postgres-orders.data', 'POSTGRESQL', 'postgres-orders-0')
    expect(found).toHaveLength(1)
    expect(found[0]?.upper).toMatchObject({ name: 'postgres-orders-0', layer: 'POSTGRESQL', normal: true })
    expect(found[0]?.lower).toMatchObject({
      name: 'postgres-orders-0',
      layer: 'K8S_SERVICE',
      serviceName: 'plover-prod::postgres-orders.data',
      id: instanceId({
        service: { name: 'plover-prod::postgres-orders.data', normal: true },
        name: 'postgres-orders-0',
      }),
    })
    const below = await instances('plover-prod::checkout.box-office', 'K8S_SERVICE', 'checkout-fnw7562jb-k58cq')
    expect(texts(below).toSorted()).toEqual([
      'CILIUM_SERVICE checkout-fnw7562jb-k58cq / K8S_SERVICE checkout-fnw7562jb-k58cq',
      'GENERAL checkout-fnw7562jb-k58cq / K8S_SERVICE checkout-fnw7562jb-k58cq',
    ])
    expect(await instances('plover::checkout', 'GENERAL', 'nobody')).toEqual([])
  })
})

describe('a posed version', () => {
  const { services } = open({ version: '10.0.1' })

  it('has no relation to layers that it does not know', async () => {
    expect(await services('plover::partner-gate', 'GENERAL')).toEqual([])
    expect(await services('plover::checkout', 'GENERAL')).toEqual([
      'GENERAL plover::checkout / K8S_SERVICE plover-prod::checkout.box-office',
    ])
  })
})
