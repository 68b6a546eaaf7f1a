import type { Page } from '@playwright/test'

/** What one widget shows, measured on the page. */
export interface Shown {
  readonly id: string
  readonly type: string
  readonly state: string
  /** Rows of a table or list, entries of a ranking. */
  readonly rows: number
  /** Buckets of the window above which a series is drawn, by the pixels of the plot; the most of any plot. */
  readonly buckets: number
  /** Colours of a map's or flame graph's canvas besides its ground. */
  readonly colours: number
  /** Text below the head. */
  readonly text: string
}

/** A cell that is not settled after this long is told as it is, ms. */
const PATIENCE = 12_000

/** Brings each widget of the open dashboard into view, waits until it is settled, and measures what it shows. */
export const shownOn = (page: Page): Promise<readonly Shown[]> =>
  page.evaluate(async (patience) => {
    const BUCKETS = 31
    /** px that belong to the labels of the axes. */
    const [LEFT, BELOW] = [40, 14]
    const rest = () => new Promise((resolve) => setTimeout(resolve, 30))
    const style = getComputedStyle(document.documentElement)
    const probe = document.createElement('canvas').getContext('2d')
    const tokens = [...Array(12).keys()]
      .map((k) => `--s${k + 1}`)
      .concat([...Array(5).keys()].map((k) => `--ord-${k + 1}`))
    const tones = tokens.map((token) => {
      if (!probe) return [0, 0, 0]
      probe.fillStyle = style.getPropertyValue(token).trim()
      probe.fillRect(0, 0, 1, 1)
      return [...probe.getImageData(0, 0, 1, 1).data]
    })
    const isTone = (r: number, g: number, b: number) =>
      tones.some(([x = 0, y = 0, z = 0]) => (r - x) ** 2 + (g - y) ** 2 + (b - z) ** 2 < 45 ** 2)

    const pixels = (canvas: HTMLCanvasElement) => {
      const { width, height } = canvas
      const data = width > 0 && height > 0 ? canvas.getContext('2d')?.getImageData(0, 0, width, height).data : undefined
      return { width, height, data }
    }
    function bucketsIn(canvas: HTMLCanvasElement): number {
      const { width, height, data } = pixels(canvas)
      if (!data) return 0
      const scale = width / Math.max(1, canvas.clientWidth)
      const [left, bottom] = [Math.round(LEFT * scale), height - Math.round(BELOW * scale)]
      const found = new Set<number>()
      for (let y = 0; y < bottom; y++)
        for (let x = left; x < width; x++) {
          const at = 4 * (y * width + x)
          if ((data[at + 3] ?? 0) < 100) continue
          const bucket = Math.floor(((x - left) * BUCKETS) / (width - left))
          if (!found.has(bucket) && isTone(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)) found.add(bucket)
        }
      return found.size
    }
    function coloursIn(canvas: HTMLCanvasElement): number {
      const { data } = pixels(canvas)
      if (!data) return 0
      const found = new Set<number>()
      for (let at = 0; at < data.length; at += 4)
        if ((data[at + 3] ?? 0) > 100)
          found.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0))
      return found.size
    }

    const settled = (cell: Element): boolean => {
      const frame = cell.querySelector('[data-widget]')
      if (!frame || frame.getAttribute('data-ready') !== 'true') return false
      if (/^(loading|refreshing)$/.test(frame.getAttribute('data-state') ?? '')) return false
      // Its picture comes with code of its own.
      const isDrawn = /^(fresh|partial|stale)$/.test(frame.getAttribute('data-state') ?? '')
      const type = frame.getAttribute('data-type') ?? ''
      if (isDrawn && /^(Line|Area|Bar)$/.test(type) && !frame.querySelector('[data-part="plot"]')) return false
      if (isDrawn && frame.lastElementChild?.tagName === 'HEADER') return false
      return (
        cell.querySelector(
          '[data-part="plot"]:not([data-ready="true"]), [data-part="graph"]:not([data-ready="true"])',
        ) === null
      )
    }
    const most = (canvases: Iterable<HTMLCanvasElement>, of: (canvas: HTMLCanvasElement) => number) =>
      Math.max(0, ...[...canvases].map(of))

    const found: Shown[] = []
    const seen = new Set<string>()
    for (let next: Element | undefined; ;) {
      next = [...document.querySelectorAll('[data-cell]')].find((one) => !seen.has(one.getAttribute('data-cell') ?? ''))
      if (!next) return found
      const id = next.getAttribute('data-cell') ?? ''
      seen.add(id)
      next.scrollIntoView({ block: 'nearest' })
      const until = performance.now() + patience
      // A cell may be made anew while it waits.
      const cell = () => document.querySelector(`[data-cell="${CSS.escape(id)}"]`)
      while (performance.now() < until && cell() && !settled(cell() ?? next)) await rest()
      const frame = cell()?.querySelector<HTMLElement>('[data-widget]')
      if (!frame) continue
      const head = frame.querySelector('header')?.textContent ?? ''
      const all = frame.textContent ?? ''
      const canvases = (part: string) => frame.querySelectorAll<HTMLCanvasElement>(`[data-part="${part}"] canvas`)
      found.push({
        id,
        type: frame.getAttribute('data-type') ?? '',
        state: frame.getAttribute('data-state') ?? '',
        rows: frame.querySelectorAll('tbody tr, ol > li, ul > li, [data-row], [data-part="event-line"]').length,
        buckets: most(canvases('plot'), bucketsIn),
        colours: most([...canvases('graph'), ...canvases('flame')], coloursIn),
        text: (all.startsWith(head) ? all.slice(head.length) : all).trim().slice(0, 400),
      })
    }
  }, PATIENCE)

/** A path is drawn above this many buckets. */
const PATH = 3
const CHARTS: ReadonlySet<string> = new Set(['Line', 'Area', 'Bar'])
const STATES: ReadonlySet<string> = new Set(['fresh', 'partial', 'stale'])

/** Ink as issue 7 means it: at least one row, or a path drawn over three buckets; of words and numbers the words. */
export function hasInk({ type, state, rows, buckets, colours, text }: Shown): boolean {
  if (!STATES.has(state)) return false
  if (CHARTS.has(type)) return buckets >= PATH
  if (type === 'Topology') return colours > 3
  if (type === 'Card') return /[\p{L}\d]/u.test(text)
  return type === 'Text' ? text !== '' : rows > 0
}
