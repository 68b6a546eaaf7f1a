import type { JsonObject } from '@/template/types'
import { demoOf } from '../demoAnswers'
import type { PanelDemo } from '../demos'

const demo = demoOf('TimeRange')
const shown = (name: string, w: number, h: number, graph: JsonObject): PanelDemo => {
  const made = demo(name, w, h, {})
  return { ...made, item: { ...made.item, raw: { graph } } }
}

export const demos: readonly PanelDemo[] = [
  shown('As stored', 8, 6, { fontSize: 14, fontColor: 'theme', backgroundColor: 'theme', textAlign: 'center' }),
  shown('With words', 12, 4, { text: 'Figures of', fontSize: 20, fontColor: 'blue', backgroundColor: 'grey' }),
  shown('Words to beware of', 8, 5, { text: '<b>{{7*7}}</b> ' + 'x'.repeat(400), fontSize: 'huge' }),
]
