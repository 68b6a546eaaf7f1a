import { entry } from '@/lists/demoEntry'
import { listModel, type DemoRow, type ListDemo } from '@/lists/demo'
import type { Demo } from '../demos'

const words = { head: 'Instance', nouns: { one: 'instance', many: 'instances' }, none: '', noneText: '' }
const instance = (name: string, badge: string) =>
  entry(name, {
    entity: { serviceName: 'shop::checkout', normal: true, serviceInstanceName: name },
    badge,
    attributes: [
      { name: 'OS Name', value: 'Linux' },
      { name: 'hostname', value: name },
      { name: 'JVM Arguments', value: '-Xms256m -Xmx1g -XX:+UseG1GC' },
      { name: 'Jar Dependencies', value: 'spring-webmvc-6.1.3.jar,postgresql-42.7.1.jar,jedis-5.1.0.jar'.repeat(6) },
    ],
  })
const ROWS: readonly DemoRow[] = [
  [instance('checkout-7d9f4b6c8-x2kqp', 'Java'), 251, 93.1, 412, 0.71],
  [instance('checkout-7d9f4b6c8-m8wzt', 'Java'), 248, 94.8, 388, 0.64],
  [instance('checkout-7d9f4b6c8-5hjrv', 'Java'), 262, 98.9, 231, 0.98],
  [instance('checkout-7d9f4b6c8-a-name-that-is-much-longer-than-any-row-is-wide-9bcls', 'Go'), 264, 99.6, 176, 1],
  [instance('checkout-6b88d5f9d7-zzp2m', 'Java')],
]
const list = (name: string): ListDemo => ({
  model: listModel(ROWS),
  words,
  list: name,
  worst: { label: 'Success', worse: 'low' },
  seen: new Map([['checkout-6b88d5f9d7-zzp2m', { text: 'last seen 03:00 – 04:00', hint: '' }]]),
})

export const demos: readonly Demo<ListDemo>[] = [
  { name: 'Instances', w: 16, h: 12, model: list('a') },
  { name: 'Narrow', w: 8, h: 12, model: list('b') },
]
