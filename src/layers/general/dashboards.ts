import type { Dashboard } from '@/template/types'
import { layerOverview } from './layer'
import { endpointOverview, instanceOverview } from './parts'
import { serviceOverview } from './service'

export const dashboards: readonly Dashboard[] = [layerOverview, serviceOverview, instanceOverview, endpointOverview]
