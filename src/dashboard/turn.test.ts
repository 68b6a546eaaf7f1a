// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import { defineComponent, h, type ShallowRef } from 'vue'
import { useTurn } from './turn'

test('each comes in a task of its own, in order; one that has gone takes no turn', async () => {
  const turns: Readonly<ShallowRef<boolean>>[] = []
  const One = defineComponent({ setup: () => (turns.push(useTurn()), () => h('i')) })
  const [first, gone, last] = [mount(One), mount(One), mount(One)]
  gone?.unmount()
  const seen = [turns.map(({ value }) => value)]
  const channel = new MessageChannel()
  await new Promise<void>((done) => {
    channel.port1.onmessage = () => {
      seen.push(turns.map(({ value }) => value))
      if (turns[2]?.value) return done()
      channel.port2.postMessage(0)
    }
    channel.port2.postMessage(0)
  })
  channel.port1.close()
  await vi.waitFor(() => expect(turns[2]?.value).toBe(true))
  expect(seen[0]).toEqual([false, false, false])
  expect(seen).toContainEqual([true, false, false])
  expect(seen.at(-1)).toEqual([true, false, true])
  first?.unmount()
  last?.unmount()
})
