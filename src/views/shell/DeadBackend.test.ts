// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { failureOf } from '@/query/failure'
import { fixedZone } from '@/time/zone'
import DeadBackend from './DeadBackend.vue'

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 2, 18, 18, 20) }))
afterEach(() => void vi.useRealTimers())

it.each([-7_200_000, 7_200_000])(
  'counts down to the next try though the machine’s clock jumps by %d ms',
  async (jump) => {
    const wrapper = mount(DeadBackend, {
      props: {
        reach: {
          state: 'down',
          failure: failureOf('network', 'refused'),
          address: 'oap.test/',
          since: Date.now(),
          nextTryAt: performance.now() + 30_000,
        },
        zone: fixedZone(0),
      },
    })
    expect(wrapper.text()).toContain('Next try in 30 s')
    vi.setSystemTime(Date.now() + jump)
    vi.advanceTimersByTime(5_000)
    await nextTick()
    expect(wrapper.text()).toContain('Next try in 25 s')
    wrapper.unmount()
  },
)
