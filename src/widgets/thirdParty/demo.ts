import { demoOf } from '../demoAnswers'
import type { PanelDemo } from '../demos'

const demo = demoOf('ThirdPartyApp')
const at = (name: string, w: number, h: number, url: string, state: NonNullable<PanelDemo['state']>): PanelDemo => {
  const made = demo(name, w, h, { state })
  return { ...made, item: { ...made.item, raw: { widget: { url } } } }
}

export const demos: readonly PanelDemo[] = [
  at('A host that is not listed', 12, 12, 'https://grafana.example/d/checkout?orgId=1&from=now-1h', 'blocked'),
  at('Zipkin', 12, 10, '/zipkin', 'unsupported'),
  at('No address', 8, 8, '', 'empty'),
  at('An address to beware of', 12, 10, 'javascript:alert(document.domain)', 'blocked'),
  at('A host in disguise', 8, 8, 'https://grafana.example@evil.example/', 'blocked'),
  at('Long', 6, 8, `https://wiki.example/${'runbook/'.repeat(80)}`, 'blocked'),
]
