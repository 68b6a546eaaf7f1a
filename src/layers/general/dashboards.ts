import type { Dashboard } from '@/template/types'
import { endpointOverview } from './endpoint'
import { instanceOverview } from './instance'
import { layerOverview } from './layer'
import { serviceEndpoints, serviceInstances } from './lists'
import { layerMap, serviceMap } from './map'
import { endpointRelation, instanceRelation, serviceRelation } from './relation'
import { serviceOverview } from './service'

export const dashboards: readonly Dashboard[] = [
  layerOverview,
  serviceOverview,
  serviceInstances,
  serviceEndpoints,
  serviceMap,
  instanceOverview,
  endpointOverview,
  serviceRelation,
  instanceRelation,
  endpointRelation,
  layerMap,
]
