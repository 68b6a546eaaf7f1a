// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readConfig } from './config'
import { useKept } from './kept'
import { useLists } from './lists'
import { useRecent } from './recent'
import { useSession } from './session'
import { useSettings } from './settings'

beforeEach(() => {
  localStorage.clear()
  setActivePinia(createPinia())
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('settings', () => {
  it('keeps a choice for the next visit', () => {
    useSettings().set({ theme: 'light', refresh: 30 })
    setActivePinia(createPinia())
    expect(useSettings().current).toMatchObject({ theme: 'light', refresh: 30, density: 'regular' })
  })

  it.each([
    ['not json', '{theme'],
    ['another shape', '[1,2]'],
    ['values of another version', '{"v":9,"theme":"sepia","refresh":-4,"tz":"Mars/Olympus","density":"compact"}'],
  ])('survives %s', (_, stored) => {
    localStorage.setItem('aerie.settings', stored)
    const { current } = useSettings()
    expect([current.theme, current.refresh, current.tz]).toEqual(['auto', 0, 'oap'])
  })

  it('holds a choice in the tab when the browser refuses to store it', () => {
    vi.stubGlobal('localStorage', {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    })
    const settings = useSettings()
    settings.set({ theme: 'dark' })
    expect([settings.current.theme, settings.kept]).toEqual(['dark', false])
  })

  it('knows that a pin or a hidden column is lost, and says nothing of what nobody chose', () => {
    const settings = useSettings()
    settings.reset()
    const setItem = vi.fn(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    vi.stubGlobal('localStorage', { getItem: () => null, setItem, length: 0 })
    useRecent().remember({ href: '/a', title: 'A', note: '' })
    useKept().remember('service A', { id: '1', text: 'one', note: '' })
    expect([setItem.mock.calls.length, settings.kept]).toEqual([2, true])
    useKept().togglePin('service A', { id: '1', text: 'one', note: '' })
    expect(settings.kept).toBe(false)
    settings.reset()
    expect(settings.kept).toBe(true)
    useLists().remember('a', { hidden: ['Load'], withoutQuiet: false })
    expect(settings.kept).toBe(false)
    setItem.mockImplementation(() => undefined as never)
    useLists().remember('a', { hidden: [], withoutQuiet: false })
    expect(settings.kept).toBe(true)
  })

  it('works where reading is forbidden', () => {
    vi.stubGlobal('localStorage', undefined)
    const settings = useSettings()
    settings.set({ theme: 'dark' })
    settings.reset()
    expect(settings.current.theme).toBe('auto')
  })

  it('forgets ours and nothing else', () => {
    localStorage.setItem('other', 'x')
    const settings = useSettings()
    settings.set({ theme: 'dark' })
    settings.reset()
    expect([settings.current.theme, localStorage.length, localStorage.getItem('other')]).toEqual(['auto', 1, 'x'])
  })

  it('does not bring back the pages it forgot', () => {
    const recent = useRecent()
    recent.remember({ href: '/a', title: 'A', note: '' })
    useSettings().reset()
    recent.remember({ href: '/b', title: 'B', note: '' })
    expect(recent.visits.map(({ href }) => href)).toEqual(['/b'])
  })
})

describe('gateway configuration', () => {
  it('fills what the user has not chosen', () => {
    const config = readConfig('/sw/', '{"defaults":{"window":"now-2h","zone":"utc","refresh":"off","theme":"light"}}')
    expect(config).toMatchObject({
      base: '/sw/',
      defaults: { from: 'now-2h', to: 'now', tz: 'utc', refresh: 0, theme: 'light' },
    })
  })

  it('takes the gateway’s own words: a length of time, a language, whose dashboards come first', () => {
    const config = readConfig('/', '{"defaults":{"window":"90m","language":"zh-CN","prefer":"aerie"}}')
    expect(config.defaults).toEqual({ from: 'now-90m', to: 'now', lang: 'zh-CN', prefer: 'aerie' })
    expect(readConfig('/', '{"defaults":{"prefer":"mine"}}').defaults).toEqual({})
  })

  it('is empty when it is not JSON or not an object', () => {
    for (const text of ['', '{', '[]', 'null', '{"defaults":7}'])
      expect(readConfig('', text)).toEqual({
        ...{ base: '/', defaults: {}, version: null, demo: false },
        ...{ allow: 'all', iframeHosts: [] },
      })
  })

  it('names the hosts that may be framed, and nothing but texts', () => {
    expect(readConfig('/', '{"iframeHosts":["a.example",7,null]}').iframeHosts).toEqual(['a.example'])
    expect(readConfig('/', '{"iframeHosts":"a.example"}').iframeHosts).toEqual([])
  })

  it('says what may be written', () => {
    expect(readConfig('/', '{"allow":"templates"}').allow).toBe('templates')
    expect(readConfig('/', '{"allow":"everything"}').allow).toBe('all')
  })
})

describe('recent pages', () => {
  it('lists a page once, newest first', () => {
    const recent = useRecent()
    for (const [href, title] of [
      ['/a', 'A'],
      ['/b', 'B'],
      ['/a?from=now-2h', 'A'],
    ] as const)
      recent.remember({ href, title, note: 'Service' })
    expect(recent.visits.map(({ href }) => href)).toEqual(['/a', '/b'])
  })

  it('keeps which page it was, not the frame it was shown in', () => {
    const recent = useRecent()
    recent.remember({ href: '/layer/A/b%20c?embed=1&hide=nav&theme=light&from=now-2h&v=1', title: 'A', note: '' })
    setActivePinia(createPinia())
    expect(useRecent().visits.map(({ href }) => href)).toEqual(['/layer/A/b%20c'])
  })

  it('drops what is no address of ours', () => {
    const visits = ['javascript:alert(1)', '//evil.example', '/fine'].map((href) => ({ href, title: href, note: '' }))
    localStorage.setItem('aerie.recent', JSON.stringify({ v: 1, visits: [...visits, 7, null] }))
    expect(useRecent().visits.map(({ href }) => href)).toEqual(['/fine'])
  })
})

describe('session', () => {
  it('refreshes when its time has come, and not while off', () => {
    vi.useFakeTimers({ now: 1_000_000 })
    const session = useSession()
    vi.advanceTimersByTime(60_000)
    expect([session.askedAt, session.remaining]).toEqual([1_000_000, null])
    session.refresh()
    session.schedule(10)
    vi.advanceTimersByTime(4_000)
    expect([session.askedAt, session.remaining]).toEqual([1_060_000, 6])
    vi.advanceTimersByTime(6_000)
    expect([session.askedAt, session.remaining]).toEqual([1_070_000, 10])
  })

  it('rests while OAP does not answer, and catches up when it does', () => {
    vi.useFakeTimers({ now: 1_000_000 })
    const session = useSession()
    let rests = true
    session.follow({ now: Date.now, measure: () => Promise.resolve(), rests: () => rests })
    session.schedule(10)
    vi.advanceTimersByTime(60_000)
    expect([session.askedAt, session.remaining]).toEqual([1_000_000, 0])
    session.refresh()
    expect(session.askedAt).toBe(1_060_000)
    vi.advanceTimersByTime(20_000)
    rests = false
    vi.advanceTimersByTime(1_000)
    expect([session.askedAt, session.remaining]).toEqual([1_081_000, 10])
  })

  it('asks OAP for the time where the machine’s clock was set or it slept, and refreshes once', async () => {
    vi.useFakeTimers({ now: 1_000_000 })
    const session = useSession()
    let oap = 5_000_000
    const measure = vi.fn(() => Promise.resolve((oap += 8 * 3_600_000)))
    session.follow({ now: () => oap, measure })
    session.schedule(60)
    for (const [hours, asked] of [
      [1, 1],
      [-2, 2],
      [24, 3],
      [-24, 4],
    ] as const) {
      vi.setSystemTime(Date.now() + hours * 3_600_000)
      await vi.advanceTimersByTimeAsync(3_000)
      expect(measure).toHaveBeenCalledTimes(asked)
      expect(session.askedAt).toBe(oap)
      expect(session.remaining).toBeGreaterThanOrEqual(57)
      expect(session.remaining).toBeLessThanOrEqual(60)
    }
    await vi.advanceTimersByTimeAsync(30_000)
    expect(measure).toHaveBeenCalledTimes(4)
    expect(session.remaining).toBeGreaterThan(0)
  })

  it('goes on by its own clock when OAP cannot be asked', async () => {
    vi.useFakeTimers({ now: 1_000_000 })
    const session = useSession()
    session.follow({ now: Date.now, measure: () => Promise.reject(new Error('down')) })
    vi.setSystemTime(9_000_000)
    session.refresh()
    await vi.advanceTimersByTimeAsync(0)
    expect(session.askedAt).toBe(9_000_000)
  })

  it('pauses in a hidden tab and asks at once when it is shown again', () => {
    vi.useFakeTimers({ now: 1_000_000 })
    const session = useSession()
    session.schedule(10)
    const hide = (state: string): void => {
      vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state as DocumentVisibilityState)
      document.dispatchEvent(new Event('visibilitychange'))
    }
    hide('hidden')
    vi.advanceTimersByTime(60_000)
    expect(session.askedAt).toBe(1_000_000)
    hide('visible')
    expect(session.askedAt).toBe(1_060_000)
  })
})
