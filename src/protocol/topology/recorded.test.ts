import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { instanceHierarchy, serviceHierarchy } from '../hierarchy/hierarchy'
import { layerLevels } from '../hierarchy/levels'
import { relationKind } from '../ids'
import type { MapNode, Topology } from './graph'
import { endpointDependencies, instanceTopology, processTopology } from './parts'
import { layerTopology, servicesTopology } from './services'

/** Facts recorded from real servers, which stand beside the repository where there are any. */
const ROOT = fileURLToPath(new URL('../../../../shared/oap/recordings/', import.meta.url))
const mounted = existsSync(ROOT)
const facts = (title: string, suite: () => void): void => {
  if (mounted) describe(title, suite)
}
if (!mounted) it.skip('recorded maps: ../shared is not there', () => {})

const dataOf = (version: string, name: string): Record<string, never> =>
  JSON.parse(readFileSync(`${ROOT}${version}/${name}.json`, 'utf8')).response.body.data

const names = ({ nodes }: Topology) => nodes.map(({ name }) => name).sort()

facts('maps that real servers answered', () => {
  describe.each(['10.1.0', '10.4.0', '11.0.0'])('OAP %s', (version) => {
    const layer = (name: string) => layerTopology.decode(dataOf(version, `getGlobalTopology-${name}`))
    const maps: readonly (readonly [string, () => Topology, kind: string])[] = [
      ...['all', 'general', 'cache', 'days', 'hours-debug'].map(
        (name) => [name, () => layer(name), 'ServiceRelation'] as const,
      ),
      ['services', () => servicesTopology.decode(dataOf(version, 'getServicesTopology')), 'ServiceRelation'],
      [
        'instances',
        () => instanceTopology.decode(dataOf(version, 'getServiceInstanceTopology')),
        'ServiceInstanceRelation',
      ],
      ['endpoints', () => endpointDependencies.decode(dataOf(version, 'getEndpointDependencies')), 'EndpointRelation'],
    ]

    it.each(maps)('%s: whole, and every call is the relation of its ends', (_, read, kind) => {
      const { nodes, calls } = read()
      const known = new Set(nodes.map(({ id }) => id))
      expect(nodes.length).toBeGreaterThan(2)
      expect(known.size).toBe(nodes.length)
      for (const { id, source, target, detectPoints } of calls) {
        expect(relationKind(id)).toBe(kind)
        expect([known.has(source), known.has(target), detectPoints.length > 0]).toEqual([true, true, true])
      }
    })

    it('a page without a service component has a node without a type, a user is one', () => {
      const of = (name: string): MapNode | undefined => layer('all').nodes.find((node) => node.name === name)
      expect(of('shop-web')).toMatchObject({ type: '', isReal: true, layers: ['BROWSER'] })
      expect(of('User')).toMatchObject({ type: 'USER', isReal: false, layers: ['UNDEFINED'] })
      expect(of('orders-db.shop.svc.cluster.local:5432')).toMatchObject({ type: 'PostgreSQL', isReal: false })
    })

    it('a client that nobody answers is one-sided', () => {
      const found = layer('cache').calls
      expect(found.map(({ detectPoints, targetComponents }) => [...detectPoints, ...targetComponents])).toEqual(
        found.map(() => ['CLIENT']),
      )
    })

    it('parts say whose they are', () => {
      const { nodes } = instanceTopology.decode(dataOf(version, 'getServiceInstanceTopology'))
      expect(new Set(nodes.map(({ serviceName }) => serviceName))).toEqual(new Set(['checkout', 'storefront']))
      expect(names(endpointDependencies.decode(dataOf(version, 'getEndpointDependencies')))).toContain('POST:/orders')
    })

    it('nothing is an empty map', () => {
      expect(servicesTopology.decode(dataOf(version, 'getServicesTopology-empty'))).toEqual({ nodes: [], calls: [] })
      expect(processTopology.decode(dataOf(version, 'getProcessTopology'))).toEqual({ nodes: [], calls: [] })
    })

    it('hierarchies go from above to below', () => {
      const chain = serviceHierarchy.decode(dataOf(version, 'getServiceHierarchy-database'))
      expect(chain.map(({ upper, lower }) => [upper.layer, lower.layer])).toEqual([
        ['VIRTUAL_DATABASE', 'POSTGRESQL'],
        ['POSTGRESQL', 'K8S_SERVICE'],
      ])
      expect(chain[0]?.upper).toMatchObject({ name: 'orders-db.shop.svc.cluster.local:5432', normal: false })
      expect(serviceHierarchy.decode(dataOf(version, 'getServiceHierarchy-unknown-layer'))).toEqual([])
      const [link] = instanceHierarchy.decode(dataOf(version, 'getInstanceHierarchy'))
      expect(link).toMatchObject({ upper: { serviceName: 'checkout' }, lower: { serviceName: 'checkout.shop' } })
      const data = dataOf(version, 'listLayerLevels')
      expect(layerLevels.decode(data)).toEqual(data['listLayerLevels'])
    })
  })
})
