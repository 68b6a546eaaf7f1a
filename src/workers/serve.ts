import type { Order, Reply } from './host'
import { inSlices } from './slices'

/** Between looks at whether a job was dropped, ms. */
const SLICE = 40

/** What a Worker does all its life: one job after the other, until it is told to drop it. */
export function serve<Question, Answer>(work: (question: Question) => Generator<void, Answer>): void {
  const stops = new Map<number, AbortController>()
  let queue: Promise<void> = Promise.resolve()

  const say = (reply: Reply<Answer>): void => self.postMessage(reply)

  async function answer(job: number, question: Question): Promise<void> {
    const stop = stops.get(job)
    if (!stop || stop.signal.aborted) return
    try {
      say({ kind: 'done', job, answer: await inSlices(work(question), SLICE, stop.signal) })
    } catch (error) {
      if (!stop.signal.aborted)
        say({ kind: 'failed', job, reason: error instanceof Error ? error.message : String(error) })
    }
  }

  self.onmessage = ({ data }: MessageEvent<Order<Question>>) => {
    if (data.kind === 'drop') {
      stops.get(data.job)?.abort()
      return
    }
    const { job, question } = data
    stops.set(job, new AbortController())
    queue = queue.then(() => answer(job, question)).finally(() => stops.delete(job))
  }

  say({ kind: 'ready' })
}
