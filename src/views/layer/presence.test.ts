import { expect, test } from 'vitest'
import { serviceId } from '@/protocol/ids'
import type { Service } from '@/protocol/metadata/services'
import { missingOf } from './presence'

const service = (name: string, ...layers: string[]): Service => ({
  id: serviceId({ name, normal: true }),
  name,
  group: '',
  shortName: name,
  layers,
  normal: true,
})
const ALL = [service('www', 'GENERAL', 'K8S_SERVICE'), service('door', 'MESH')]
const from = (serviceName: string, normal = true) => ({ serviceName, normal })
const to = (destServiceName: string) => ({ destServiceName, destNormal: true })

test('a service is there, in another layer, or nowhere', () => {
  expect(missingOf(from('www'), 'GENERAL', ALL)).toBeNull()
  expect(missingOf(from('www'), 'MESH', ALL)).toEqual({ kind: 'other-layer', layers: ['GENERAL', 'K8S_SERVICE'] })
  expect(missingOf(from('nobody'), 'GENERAL', ALL)).toEqual({ kind: 'unknown-service' })
  expect(missingOf({}, 'GENERAL', ALL)).toBeNull()
})

test('of a call one listed side is enough: nobody lists User', () => {
  expect(missingOf({ ...from('User', false), ...to('www') }, 'GENERAL', ALL)).toBeNull()
  expect(missingOf({ ...from('www'), ...to('example.com:443') }, 'GENERAL', ALL)).toBeNull()
  expect(missingOf({ ...from('User', false), ...to('nobody') }, 'GENERAL', ALL)).toEqual({ kind: 'unknown-service' })
  expect(missingOf({ ...from('User', false), ...to('door') }, 'GENERAL', ALL)).toEqual({
    kind: 'other-layer',
    layers: ['MESH'],
  })
})
