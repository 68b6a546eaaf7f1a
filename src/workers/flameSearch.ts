import { hitsOf, namesWith } from '@/geometry/flame/hits'
import type { FlameHits, FrameTable } from '@/geometry/flame/table'
import { trustOwnScripts } from './trusted'

/** What the Worker is told. */
export interface SearchOrder {
  readonly job: number
  readonly pattern: string
  /** Those to look through from now on; `null`: the same as before. */
  readonly names: readonly string[] | null
}

/** What it says. */
export type SearchReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'found'; readonly job: number; readonly found: Uint8Array }
  | { readonly kind: 'failed'; readonly job: number; readonly reason: string }

/** `pattern`: it is none, `reason` in the words of the engine; `slow`: it takes too long; `broken`: the engine gave up. */
export interface SearchFailure {
  readonly failure: 'pattern' | 'slow' | 'broken'
  readonly reason: string
}

/** An expression may take so long, ms; some take for ever. */
const LIMIT = 1_500
/** A Worker that did not say it runs by then never will, ms. */
const PATIENCE = 5_000
/** Without work it is ended after this, ms. */
const IDLE = 20_000
/** The last part of every wait, ms: what a Worker said while the page was busy stands behind the timer that ran out meanwhile. */
const GRACE = 100

interface Job {
  readonly names: readonly string[]
  readonly pattern: string
  /** `null`: there is no Worker to ask. */
  readonly settle: (found: Uint8Array | SearchFailure | null) => void
}

interface Searcher {
  /** Answers how to stop. */
  ask(job: Job): () => void
  isBlocked(): boolean
}

/** Looks through names in a Worker, one question after the other. */
function searcher(): Searcher {
  let worker: Worker | null = null
  let isReady = false
  let isBlocked = typeof Worker === 'undefined'
  let told: readonly string[] | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = 0
  /** The first of them is under way. */
  const jobs: Job[] = []

  function after(ms: number, act: () => void): void {
    clearTimeout(timer)
    timer = setTimeout(() => (timer = setTimeout(act, GRACE)), ms - GRACE)
  }

  function end(): void {
    clearTimeout(timer)
    worker?.terminate()
    worker = null
    isReady = false
    told = null
  }

  function giveUp(): void {
    isBlocked = true
    end()
    for (const { settle } of jobs.splice(0)) settle(null)
  }

  function done(found: Uint8Array | SearchFailure): void {
    jobs.shift()?.settle(found)
    next()
  }

  /** From when it runs: what it takes to load is not the expression's fault. */
  function limit(): void {
    after(LIMIT, () => {
      end()
      done({ failure: 'slow', reason: '' })
    })
  }

  function hear(reply: SearchReply): void {
    if (reply.kind === 'ready') {
      isReady = true
      if (jobs.length > 0) limit()
    } else if (reply.job === last)
      done(reply.kind === 'found' ? reply.found : { failure: 'broken', reason: reply.reason })
  }

  function start(): Worker {
    trustOwnScripts()
    const made = new Worker(new URL('./flameSearch.worker.ts', import.meta.url), { type: 'module' })
    // One that was ended may still have something to say, and would speak for the one after it.
    made.onmessage = ({ data }: MessageEvent<SearchReply>) => {
      if (made === worker) hear(data)
    }
    made.onerror = (event) => {
      event.preventDefault()
      if (made === worker) giveUp()
    }
    return made
  }

  function next(): void {
    const job = jobs[0]
    if (!job) return after(IDLE, end)
    const { names, pattern } = job
    try {
      worker ??= start()
      last += 1
      worker.postMessage({ job: last, pattern, names: told === names ? null : names } satisfies SearchOrder)
      told = names
    } catch {
      return giveUp()
    }
    if (isReady) limit()
    else after(PATIENCE, giveUp)
  }

  function stop(job: Job): void {
    const at = jobs.indexOf(job)
    if (at >= 0) jobs.splice(at, 1)
    if (at !== 0) return
    // Nothing else stops an expression.
    end()
    next()
  }

  return {
    ask(job) {
      if (isBlocked) job.settle(null)
      else if (jobs.push(job) === 1) next()
      return () => stop(job)
    },
    isBlocked: () => isBlocked,
  }
}

const search = searcher()

/** Why an expression is none, in the engine's words; `null` for a sound one. */
function faultOf(pattern: string): string | null {
  try {
    void new RegExp(pattern, 'i')
    return null
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const named = `Invalid regular expression: /${pattern}/i: `
    return message.startsWith(named) ? message.slice(named.length) : message
  }
}

/**
 * Frames whose names an expression finds, whatever their case, in a Worker that is ended when it takes too long. Where none
 * can run the pattern is plain text. Rejects with the signal's reason when that aborts.
 */
export async function searchFrames(
  table: FrameTable,
  pattern: string,
  signal?: AbortSignal,
): Promise<FlameHits | SearchFailure> {
  signal?.throwIfAborted()
  if (pattern === '') return hitsOf(table, new Uint8Array(table.names.length))
  const reason = search.isBlocked() ? null : faultOf(pattern)
  const asked = reason === null ? await found(table.names, pattern, signal) : { failure: 'pattern' as const, reason }
  if (asked === null) return hitsOf(table, namesWith(table.names, pattern), true)
  return 'failure' in asked ? asked : hitsOf(table, asked)
}

function found(
  names: readonly string[],
  pattern: string,
  signal: AbortSignal | undefined,
): Promise<Uint8Array | SearchFailure | null> {
  return new Promise((resolve, reject) => {
    const stop = search.ask({ names, pattern, settle: resolve })
    signal?.addEventListener('abort', () => {
      stop()
      reject(signal.reason)
    })
  })
}
