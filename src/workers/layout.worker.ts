import { arranged, type FlatLayout } from '@/geometry/graph/arrange'
import type { Order, Reply } from './host'
import type { LayoutQuestion } from './layout'
import { inSlices } from './slices'

/** Between looks at whether a job was dropped, ms. */
const SLICE = 40

const stops = new Map<number, AbortController>()
let queue: Promise<void> = Promise.resolve()

const say = (reply: Reply<FlatLayout>): void => self.postMessage(reply)

async function answer(job: number, { graph, kind, earlier }: LayoutQuestion): Promise<void> {
  const stop = stops.get(job)
  if (!stop || stop.signal.aborted) return
  try {
    say({ kind: 'done', job, answer: await inSlices(arranged(graph, kind, earlier), SLICE, stop.signal) })
  } catch (error) {
    if (!stop.signal.aborted)
      say({ kind: 'failed', job, reason: error instanceof Error ? error.message : String(error) })
  }
}

self.onmessage = ({ data }: MessageEvent<Order<LayoutQuestion>>) => {
  if (data.kind === 'drop') {
    stops.get(data.job)?.abort()
    return
  }
  const { job, question } = data
  stops.set(job, new AbortController())
  queue = queue.then(() => answer(job, question)).finally(() => stops.delete(job))
}

say({ kind: 'ready' })
