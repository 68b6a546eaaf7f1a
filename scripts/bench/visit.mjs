/** One page view in a profile of its own, watched over the DevTools protocol alone: nothing of the bench lives in the page's heap. */

/** Runs before the page. `__drawn` tells when the last widget in the window has its answer and its picture, ms from navigation. */
function observe() {
  window.__long = []
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.__long.push({ start: entry.startTime, duration: entry.duration })
  }).observe({ type: 'longtask', buffered: true })
  const isDrawn = (frame) =>
    frame.dataset.ready === 'true' &&
    frame.lastElementChild?.tagName !== 'HEADER' &&
    (frame.dataset.type !== 'Line' || frame.querySelector('canvas, [class*=state]')) &&
    [...frame.querySelectorAll('[data-part="plot"]')].every((plot) => plot.dataset.ready === 'true')
  window.__drawn = (marker) => {
    const frames = [...document.querySelectorAll('[data-widget]')].filter((frame) => {
      const box = frame.getBoundingClientRect()
      return box.top < innerHeight && box.bottom > 0
    })
    return frames.length > 0 && frames.every(isDrawn) && (!marker || document.querySelector(marker)) ? performance.now() : 0
  }
  /** Time between frames, ms, while `step` is called in each of them. */
  window.__frames = (lasts, step) =>
    new Promise((resolve) => {
      const frames = []
      let before = 0
      let end = 0
      const next = (now) => {
        if (before) frames.push(now - before)
        else end = now + lasts
        before = now
        if (now >= end) return resolve(frames)
        step?.()
        requestAnimationFrame(next)
      }
      requestAnimationFrame(next)
    })
  /** When what the selector names has been painted, ms from navigation. */
  window.__painted = async (selector) => {
    const found = await window.__until(() => document.querySelector(selector) && performance.now())
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    return found ? performance.now() : NaN
  }
  window.__until = (test, deadline = performance.now() + 30_000) =>
    new Promise((resolve) => {
      const look = () => {
        const at = test()
        if (at || performance.now() > deadline) resolve(at || NaN)
        else setTimeout(look, 10)
      }
      look()
    })
}

/** `templates` is the list of templates, which no budget counts. */
export function kindOf({ path, type, body }) {
  if (/ui-management/.test(path) || /GetAllTemplates/.test(body)) return 'templates'
  if (path.endsWith('/graphql')) return 'graphql'
  return type === 'Script' ? 'script' : type === 'Stylesheet' ? 'style' : 'other'
}

export class Visit {
  /** `{path, type, body, wire, size, sent, first}`: bytes as they came, and unpacked; when it left and its first byte came, s of the browser's clock. */
  requests = []
  at = NaN

  static async open(browser, url, { cpu = 1, ready } = {}) {
    const visit = new Visit()
    visit.ready = ready
    visit.context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await visit.context.newPage()
    visit.cdp = await visit.context.newCDPSession(page)
    await visit.#record()
    for (const domain of ['Page', 'Network', 'Performance', 'HeapProfiler']) await visit.cdp.send(`${domain}.enable`)
    if (cpu > 1) await visit.cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu })
    await visit.cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${observe})()` })
    await page.goto(url, { waitUntil: 'commit' })
    return visit
  }

  #record() {
    const known = new Map()
    this.cdp.on('Network.requestWillBeSent', ({ requestId, request, type, timestamp }) => {
      const { pathname, protocol } = new URL(request.url)
      const entry = { path: pathname, type, body: request.postData ?? '', wire: 0, size: 0, sent: timestamp, first: NaN }
      known.set(requestId, entry)
      if (protocol.startsWith('http')) this.requests.push(entry)
    })
    this.cdp.on('Network.responseReceived', ({ requestId, response: { timing } }) => {
      const entry = known.get(requestId)
      if (entry && timing) entry.first = timing.requestTime + (timing.receiveHeadersStart ?? timing.receiveHeadersEnd) / 1000
    })
    this.cdp.on('Network.dataReceived', ({ requestId, dataLength }) => {
      const entry = known.get(requestId)
      if (entry) entry.size += dataLength
    })
    this.cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const entry = known.get(requestId)
      if (entry) entry.wire = encodedDataLength
    })
  }

  async evaluate(expression) {
    const { result, exceptionDetails } = await this.cdp.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  /** ms from navigation. */
  drawn() {
    const test = this.ready ? `document.querySelector(${JSON.stringify(this.ready)}) && performance.now()` : '__drawn()'
    return this.evaluate(`__until(() => ${test})`)
  }

  async measure() {
    this.at = await this.drawn()
    await new Promise((resolve) => setTimeout(resolve, 500))
    const long = await this.evaluate('__long')
    this.longest = Math.max(0, ...long.map((task) => task.duration))
    this.blocking = long.reduce((total, task) => total + Math.max(0, task.duration - 50), 0)
    Object.assign(this, await this.memory())
  }

  /** Clicks the first such link, once it is there, and resolves how long it took until everything in the window is drawn, ms. */
  async click(selector, marker) {
    const took = await this.evaluate(`(async () => {
      const link = await __until(() => document.querySelector(${JSON.stringify(selector)}))
      const started = performance.now()
      link.click()
      await new Promise((resolve) => setTimeout(resolve))
      return (await __until(() => __drawn(${JSON.stringify(marker)}))) - started
    })()`)
    await new Promise((resolve) => setTimeout(resolve, 100))
    return took
  }

  async memory() {
    for (let round = 0; round < 3; round++) await this.cdp.send('HeapProfiler.collectGarbage')
    const { metrics } = await this.cdp.send('Performance.getMetrics')
    const of = (name) => metrics.find((metric) => metric.name === name).value
    this.began = of('NavigationStart')
    return { heap: of('JSHeapUsedSize') / 1e6, listeners: of('JSEventListeners'), nodes: of('Nodes'), script: of('ScriptDuration') * 1000 }
  }

  close() {
    return this.context.close()
  }
}
