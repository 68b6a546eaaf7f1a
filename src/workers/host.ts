/** What a Worker says: that it runs, or an answer to a job, or why there is none. */
export type Reply<Answer> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly job: number; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly job: number; readonly reason: string }

/** What it is told. */
export type Order<Question> =
  | { readonly kind: 'ask'; readonly job: number; readonly question: Question }
  | { readonly kind: 'drop'; readonly job: number }

interface Job<Question, Answer> {
  readonly question: Question
  readonly resolve: (answer: Answer | Promise<Answer>) => void
  readonly reject: (reason: unknown) => void
  readonly signal: AbortSignal | undefined
}

/** A Worker that did not say it runs by then never will, ms. */
const PATIENCE = 5_000
/** Without work it is ended after this, ms. */
const IDLE = 20_000

/**
 * Answers questions in a Worker, one after the other. Where none can be started, and when one breaks, `here` answers on
 * this thread. An aborted question is dropped, waiting or under way.
 */
export function hosted<Question, Answer>(
  start: () => Worker,
  here: (question: Question, signal?: AbortSignal) => Promise<Answer>,
): (question: Question, signal?: AbortSignal) => Promise<Answer> {
  const jobs = new Map<number, Job<Question, Answer>>()
  let worker: Worker | null = null
  let isBlocked = typeof Worker === 'undefined'
  let waiting: ReturnType<typeof setTimeout> | undefined
  let resting: ReturnType<typeof setTimeout> | undefined
  let last = 0

  function end(): void {
    clearTimeout(waiting)
    clearTimeout(resting)
    worker?.terminate()
    worker = null
  }

  function rest(): void {
    clearTimeout(resting)
    if (jobs.size === 0) resting = setTimeout(end, IDLE)
  }

  /** From now on here, those that wait first. */
  function giveUp(): void {
    isBlocked = true
    end()
    for (const { question, resolve, signal } of jobs.values()) resolve(here(question, signal))
    jobs.clear()
  }

  function hear(reply: Reply<Answer>): void {
    clearTimeout(waiting)
    if (reply.kind === 'ready') return
    const job = jobs.get(reply.job)
    jobs.delete(reply.job)
    if (reply.kind === 'done') job?.resolve(reply.answer)
    else job?.reject(new Error(reply.reason))
    rest()
  }

  function tell(order: Order<Question>): void {
    if (!worker) {
      worker = start()
      worker.onmessage = ({ data }: MessageEvent<Reply<Answer>>) => hear(data)
      worker.onerror = (event) => {
        event.preventDefault()
        giveUp()
      }
      waiting = setTimeout(giveUp, PATIENCE)
    }
    clearTimeout(resting)
    worker.postMessage(order)
  }

  return (question, signal) => {
    if (signal?.aborted) return Promise.reject(signal.reason)
    if (isBlocked) return here(question, signal)
    return new Promise((resolve, reject) => {
      const job = ++last
      jobs.set(job, { question, resolve, reject, signal })
      signal?.addEventListener('abort', () => {
        if (!jobs.delete(job)) return
        reject(signal.reason)
        tell({ kind: 'drop', job })
        rest()
      })
      try {
        tell({ kind: 'ask', job, question })
      } catch {
        giveUp()
      }
    })
  }
}
