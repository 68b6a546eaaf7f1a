/** One large answer as a picture, beside the page that does only the physical work with it; and the same opened again and again. */
import { barePage } from './bare.mjs'
import { median } from './load.mjs'
import { kindOf, Visit } from './visit.mjs'

const ROUNDS = 5
const OPENS = 20
const WARM = 5
/** Nothing was asked for so long: what the picture needed is there, ms. */
const QUIET = 1_500
const MOVED_MS = 1_500

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const p95 = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)]
const asked = (visit) => visit.requests.filter((request) => kindOf(request) === 'graphql')

/** Frames while the map is dragged to and fro by the mouse, from a place where nothing is. */
export const panning = (ground) => async (visit) => {
  const box = await visit.evaluate(`(({ left, top, width, height }) => ({ left, top, width, height }))(document.querySelector(${JSON.stringify(ground)}).getBoundingClientRect())`)
  const mouse = (type, x, y, held) => visit.cdp.send('Input.dispatchMouseEvent', { type, x, y, button: held ? 'left' : 'none', buttons: held ? 1 : 0, clickCount: type === 'mouseMoved' ? 0 : 1 })
  const [x, y] = await empty(visit, mouse, ground, box)
  await mouse('mousePressed', x, y, true)
  const frames = visit.evaluate(`__frames(${MOVED_MS})`)
  let isOver = false
  void frames.finally(() => (isOver = true))
  for (let step = 1; !isOver; step++) {
    const way = Math.sin(step / 12)
    // Nobody waits for the page: a hand does not either.
    void mouse('mouseMoved', x + way * box.width * 0.3, y + way * box.height * 0.2, true)
    await pause(16)
  }
  const found = await frames
  await mouse('mouseReleased', x, y, true)
  return p95(found)
}

/** Frames while frames of a flame graph are zoomed in on, here and there, and left again for the whole. */
export const zooming = (ground) => async (visit) => {
  const box = await visit.evaluate(`(({ left, top, width, height }) => ({ left, top, width, height }))(document.querySelector(${JSON.stringify(ground)}).getBoundingClientRect())`)
  const key = (type) => visit.cdp.send('Input.dispatchKeyEvent', { type, key: 'Home', code: 'Home', windowsVirtualKeyCode: 36 })
  const mouse = (type, x, y) => visit.cdp.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons: type === 'mousePressed' ? 1 : 0, clickCount: 1 })
  const frames = visit.evaluate(`__frames(${MOVED_MS})`)
  let isOver = false
  void frames.finally(() => (isOver = true))
  const sent = []
  for (let step = 0; !isOver; step++) {
    const [x, y] = [box.left + box.width * [0.1, 0.5, 0.94, 0.98][step % 4], box.top + 30 + 20 * ((step * 3) % 17)]
    // Nobody waits for the page: a hand does not either.
    sent.push(mouse('mousePressed', x, y), mouse('mouseReleased', x, y))
    await pause(90)
    sent.push(key('keyDown'), key('keyUp'))
    await pause(60)
  }
  await Promise.all(sent)
  return p95(await frames)
}

async function empty(visit, mouse, ground, { left, top, width, height }) {
  for (let part = 1; part < 40; part++) {
    const at = [left + (width * part) / 40, top + height * (part % 2 ? 0.04 : 0.96)]
    await mouse('mouseMoved', ...at, false)
    await pause(30)
    if (!(await visit.evaluate(`document.querySelector(${JSON.stringify(ground)}).matches('.over')`))) return at
  }
  throw new Error('the map has no empty place')
}

/** Frames while rows are scrolled, from end to end and back. */
export const scrolling = (scroller) => async (visit) => {
  const frames = await visit.evaluate(`(() => {
    const rows = document.querySelector(${JSON.stringify(scroller)})
    let by = 90
    return __frames(${MOVED_MS}, () => {
      const before = rows.scrollTop
      rows.scrollTop += by
      if (rows.scrollTop === before) by = -by
    })
  })()`)
  return p95(frames)
}

/** `answer` is what its request has in its body; `move` resolves the p95 of frames. Times are ms from the first byte of the answer. */
async function look(browser, url, { ready, settled, answer, move }) {
  const visit = await Visit.open(browser, url)
  const at = await visit.evaluate(`__painted(${JSON.stringify(ready)})`)
  // What is no number comes as nothing.
  if (!(at > 0)) throw new Error(`${ready} never came at ${url}`)
  await visit.evaluate(`__until(() => document.querySelector(${JSON.stringify(settled)}) && 1)`)
  for (let count = NaN; count !== asked(visit).length; await pause(QUIET)) count = asked(visit).length
  const long = await visit.evaluate('__long')
  const elements = await visit.evaluate(`document.getElementsByTagName('*').length`)
  const { heap } = await visit.memory()
  const requests = asked(visit)
  const main = requests.find(({ body }) => body.includes(answer))
  if (!main) throw new Error(`nobody asked ${answer} at ${url}`)
  const since = (time) => (time - visit.began) * 1000
  const first = since(main.first)
  const found = {
    shown: at - first,
    before: requests.filter(({ sent }) => since(sent) < at).length,
    requests: requests.length,
    longest: Math.max(0, ...long.filter(({ start, duration }) => start + duration > first).map(({ duration }) => duration)),
    elements,
    heap,
    bytes: main.size,
    body: main.body,
    frame: await move(visit),
  }
  await visit.close()
  return found
}

/** `subject`: `{name, bare, url, limits, product, plain}`, the last two as `look` takes them. Both in turn, so noise meets both. */
export async function beside(table, browser, server, { name, bare, url, limits, product, plain }) {
  const runs = { mine: [], bare: [] }
  let page = null
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const mine = await look(browser, url, product)
      page ??= await barePage(bare, server.url, mine.body)
      runs.mine.push(mine)
      runs.bare.push(await look(browser, page.url, plain))
    }
  } finally {
    await page?.stop()
  }
  const mine = (figure) => median(runs.mine.map((run) => run[figure]))
  const other = (figure) => median(runs.bare.map((run) => run[figure]))
  const both = (what, figure, unit, limit, note) => table.beside(`${name}: ${what}`, mine(figure), other(figure), unit, limit, note)
  both('first picture', 'shown', 'ms', limits.shown, runs.mine.map(({ shown }) => Math.round(shown)).join(' '))
  table.add(`${name}: first picture, against bare`, median(runs.mine.map(({ shown }, round) => shown / runs.bare[round].shown)), '×', undefined, `answer ${Math.round(mine('bytes') / 1000)} kB`)
  table.add(`${name}: requests before the picture`, mine('before'), '', limits.before)
  table.add(`${name}: requests in all`, mine('requests'), '', limits.requests)
  both('longest task after the answer', 'longest', 'ms', limits.longest)
  both('elements', 'elements', '', limits.elements)
  both('heap', 'heap', 'MB', limits.heap)
  const slower = median(runs.mine.map(({ frame }, round) => frame - runs.bare[round].frame))
  table.add(`${name}: frames while it moves, p95 over bare`, slower, 'ms', limits.frame ?? 4, `${mine('frame').toFixed(1)} and ${other('frame').toFixed(1)} ms`)
}

/** Left for home and opened again by Back in one tab; `warm` times before it counts: code is compiled and caches are filled by then. */
export async function opens(table, browser, name, url, { ready, home, warm = WARM, times = OPENS }) {
  const visit = await Visit.open(browser, url)
  const turn = (step, selector) => visit.evaluate(`(async () => { ${step}; await new Promise((resolve) => setTimeout(resolve)); return __painted(${JSON.stringify(selector)}) })()`)
  await visit.evaluate(`__painted(${JSON.stringify(ready)})`)
  await turn(`document.querySelector('nav a[href="/"], nav a[href^="/?"]').click()`, home)
  const trip = async () => {
    const times = [await turn('history.back()', ready)]
    await pause(300)
    times.push(await turn('history.forward()', home))
    await pause(100)
    if (!times.every((at) => at > 0)) throw new Error(`${name} did not open again`)
  }
  for (let round = 0; round < warm; round++) await trip()
  const before = await visit.memory()
  for (let round = 0; round < times; round++) await trip()
  const after = await visit.memory()
  await visit.close()
  table.add(`${name}, opened ${times} times: heap`, (after.heap - before.heap) / times, 'MB', 0.05, 'each')
  table.add(`${name}, opened ${times} times: listeners`, after.listeners - before.listeners, '', 0)
  table.add(`${name}, opened ${times} times: elements and text`, after.nodes - before.nodes, '', 100)
}
