import { describe, expect, it } from 'vitest'
import { DATA_STATES } from '@/components/state'
import { stateOf } from '@/dashboard/state'
import { demosByType } from '@/widgets/demos'
import { widgets } from '@/widgets/registry'
import { NOW, WINDOW } from './moment'
import { itemOf, wayTo } from './states'

describe.each([...widgets.values()])('$type', (widget) => {
  it.each(DATA_STATES)('comes to be %s by the answers that are played', (state) => {
    const { results, then, pending = false } = wayTo(state, widget.accepts[0] ?? 'nothing')
    const item = itemOf(widget.type, state, ['a', 'b'].slice(0, results.length))
    const isHeld = !results.includes(null) && results.some((result) => result?.kind !== 'failure')
    const rendered = widget.render(results, { item, window: WINDOW, now: NOW })
    const empty = 'empty' in rendered && rendered.empty
    expect(stateOf({ results: then ?? results, pending, empty, odd: 'unsupported' in rendered, held: isHeld })).toBe(
      state,
    )
  })
})

it('every type of metric widget has demos', () => {
  expect([...demosByType.keys()].sort()).toEqual(expect.arrayContaining([...widgets.keys()]))
})
