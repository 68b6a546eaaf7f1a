import type { JsonObject } from '@/template/types'
import type { PanelDemo } from '../demos'

const text = (name: string, w: number, h: number, graph: JsonObject): PanelDemo => ({
  name,
  w,
  h,
  item: { type: 'Text', control: true, id: name, place: { x: 0, y: 0, w, h }, raw: { graph } },
})

const RUNBOOK = `# When latency rises
1. Look at the **pool** of the database
2. Compare with *yesterday*
3. Call \`kubectl rollout undo\`

See the [runbook](https://runbooks.example/latency) or the [services](/layer/GENERAL).`

export const demos: readonly PanelDemo[] = [
  text('One line', 24, 2, { content: 'Services watched through their agents.', url: 'https://docs.example/agents' }),
  text('Markdown', 10, 10, { content: RUNBOOK }),
  text('Code', 8, 6, { content: '```\nexport OAP=10.4.0\n<b>never HTML</b>\n```' }),
  text('Large and centred', 8, 4, { content: 'Checkout', fontSize: 30, textAlign: 'center' }),
  text('White on blue', 8, 3, { content: 'Planned sale at 19:00', fontColor: 'white', backgroundColor: 'blue' }),
  text('Red', 6, 3, { content: 'Frozen until Monday', fontColor: 'red', backgroundColor: 'red' }),
  { ...text('Nothing written', 6, 2, {}), state: 'empty' },
]
