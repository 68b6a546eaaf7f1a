import type { Dashboard } from '@/template/types'
import { instance } from './instance'
import { root } from './root'
import { service } from './service'

export const dashboards: readonly Dashboard[] = [root, service, instance]
