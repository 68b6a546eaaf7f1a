/** Flame graphs of 1 000, 10 000 and 100 000 frames, as async-profiler finds them. */
import { launched } from './browser.mjs'
import { beside, opens, zooming } from './scale.mjs'
import { product } from './servers.mjs'

const SIZES = [1000, 10000, 100000]
const SHOWN = { 1000: 200, 10000: 200, 100000: 500 }
/**
 * The answer last shown stays cached, and the engine holds its names in one of two ways, 16 bytes each apart: of 100 000 frames the heap
 * goes up by 1.7 MB in some open and down again in a later one. The mean is of enough opens for that not to count.
 */
const TIMES = { 100000: 60 }
const HOME = '.home[data-ready="true"]'
const PICTURE = '[data-part="flame"][data-ready="true"]'
const ANSWER = 'queryAsyncProfilerAnalyze('
const SERVICE = `${Buffer.from('plover::catalog').toString('base64')}.1`

export const flame = () =>
  launched(async (browser, table) => {
    for (const size of SIZES) {
      const server = await product(['--listen', '127.0.0.1:0', '--now', '2026-03-18T18:20:00Z', '--data', ':memory:', '--frames', `${size}`])
      const url = `${server.url}/profiling/async?of=service:${encodeURIComponent(SERVICE)}&f.task=scale-frames`
      try {
        await beside(table, browser, server, {
          name: `flame graph of ${size}`,
          bare: 'flame',
          url,
          limits: { shown: SHOWN[size], requests: 6, frame: 6 },
          product: { ready: PICTURE, settled: PICTURE, answer: ANSWER, move: zooming('[data-part="flame"] [role="application"]') },
          plain: { ready: 'body[data-ready]', settled: 'body[data-ready]', answer: ANSWER, move: zooming('[data-part="ground"]') },
        })
        await opens(table, browser, `flame graph of ${size}`, url, { ready: PICTURE, home: HOME, warm: 15, times: TIMES[size] })
      } finally {
        await server.stop()
      }
    }
  })
