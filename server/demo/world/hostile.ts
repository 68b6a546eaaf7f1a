import type { CallData, ServiceData } from '@/layers/world'
import type { Entities } from './graph'

/** Texts that a careless page runs, breaks its layout with, or loses. OAP writes `_blank` for an empty name. */
export const HOSTILE: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  'javascript:alert(1)',
  '{{7*7}}',
  '../../etc/passwd',
  'a/b?c#d%2F',
  'ü'.repeat(300),
  'rtl \u202Egnp.elgae\u202C end',
  'zero\u200Dwidth\u200Bjoiner\uFEFF',
  '\u{1F468}\u200D\u{1F469}\u200D\u{1F467} \u{1F6D2} \u{1F3F4}\u{E0067}\u{E0062}\u{E007F}',
  '\u0301\u0327 lone Z\u0351\u036B\u0343a\u0334l\u0321g\u0335o',
  '__proto__',
  'constructor',
  '_blank',
  "=cmd|' /C calc'!A0",
  'quotes "double" \'single\' `back`, commas, and = signs',
]

const UNLISTED = 'nowhere.example:1'
const TWICE = 'twice'

/** The entities with services whose names, instances and endpoints are hostile texts, and with a few impossible relations. */
export function hostile(entities: Entities): Entities {
  const services = [...HOSTILE.map((text) => service(text)), service(TWICE), virtual(TWICE, 'VIRTUAL_DATABASE')]
  const called = HOSTILE.map((text) => call('User', text))
  const chained = HOSTILE.slice(1).map((text, index) => call(HOSTILE[index] ?? 'User', text))
  return {
    services: [...entities.services, ...services, { ...virtual(UNLISTED, 'UNDEFINED'), layers: [] }],
    calls: [...entities.calls, ...called, ...chained, ...impossible()],
    endpointCalls: [
      ...entities.endpointCalls,
      ...chained.map(({ source, target, cpm }) => ({
        source,
        sourceEndpoint: source,
        target,
        targetEndpoint: target,
        cpm: cpm / 2,
      })),
    ],
  }
}

/** A call to a service that no list has, a call to oneself, a circle, and calls to two services of one name. */
function impossible(): readonly CallData[] {
  const [first = '', second = '', third = ''] = HOSTILE
  return [
    call(first, UNLISTED),
    call(second, second),
    call(third, second),
    call(first, TWICE),
    { ...call(first, TWICE), targetNormal: false, targetComponents: [], detectPoints: ['CLIENT'] },
  ]
}

const service = (text: string): ServiceData => ({
  name: text,
  group: '',
  shortName: text,
  layers: ['GENERAL'],
  normal: true,
  system: text,
  component: 'SpringMVC',
  language: 'JAVA',
  profile: 'flat',
  baseCpm: 30,
  instances: [{ name: text, language: 'JAVA', attributes: [{ name: text, value: text }], processes: [] }],
  endpoints: [text],
})

const virtual = (text: string, layer: string): ServiceData => ({
  ...service(text),
  layers: [layer],
  normal: false,
  instances: [],
  endpoints: [],
})

const call = (source: string, target: string): CallData => ({
  layer: 'GENERAL',
  source,
  target,
  cpm: 30,
  sourceComponents: source === 'User' ? [] : ['HttpClient'],
  targetComponents: ['SpringMVC'],
  detectPoints: source === 'User' ? ['SERVER'] : target === UNLISTED ? ['CLIENT'] : ['CLIENT', 'SERVER'],
})
