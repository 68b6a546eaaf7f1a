// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import { defineComponent, h, watch } from 'vue'
import { useTurn } from './turn'

test('each comes in a task of its own, in order; one that has gone takes no turn', async () => {
  const come: string[] = []
  const One = defineComponent({
    props: { name: { type: String, required: true } },
    setup({ name }) {
      const turn = useTurn()
      const tell = (): void => {
        come.push(name)
        queueMicrotask(() => come.push('rest'))
      }
      watch(turn, tell, { flush: 'sync' })
      return () => h('i', String(turn.value))
    },
  })
  const [first, gone, last] = ['first', 'gone', 'last'].map((name) => mount(One, { props: { name } }))
  gone?.unmount()
  expect(first?.text()).toBe('false')
  await vi.waitFor(() => expect(come).toHaveLength(4))
  expect(come).toEqual(['first', 'rest', 'last', 'rest'])
  expect([first?.text(), last?.text()]).toEqual(['true', 'true'])
})
