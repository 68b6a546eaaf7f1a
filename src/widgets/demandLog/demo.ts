import { demoOf } from '../demoAnswers'
import type { PanelDemo } from '../demos'

const demo = demoOf('DemandLog')

export const demos: readonly PanelDemo[] = [
  demo('As stored', 12, 10, { state: 'unsupported' }),
  demo('Small', 4, 5, { state: 'unsupported' }),
]
