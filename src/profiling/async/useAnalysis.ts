import { computed, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { DataState } from '@/components/state'
import { framesOf } from '@/geometry/flame/frames'
import type { FrameTable } from '@/geometry/flame/table'
import type { Failure } from '@/mqe/result'
import { queryAsyncProfilerAnalyze, type AsyncAnalysisRequest, type AsyncTree } from '@/protocol/async/analyze'
import { useConnection } from '@/query/connection'
import { isPassing } from '@/query/failure'
import { useAsking } from '@/search/asking'
import { unitOfEvent } from './events'

/** The flame graph of one event of some instances of a task. */
export interface Picture {
  readonly request: AsyncAnalysisRequest
  /** `null`: the recordings have no frame of it. */
  readonly table: FrameTable | null
  /** Frames that could not be read. */
  readonly damaged: number
}

export interface Analysis {
  /** Stays while another event or other instances are asked for, and when that fails; not from task to task. */
  readonly picture: Readonly<ShallowRef<Picture | null>>
  readonly state: ComputedRef<DataState>
  readonly failure: ComputedRef<Failure | null>
  readonly slow: Readonly<Ref<boolean>>
  readonly retry: () => void
  readonly stop: () => void
}

/** OAP answers with an empty root where there is nothing: a tree that weighs nothing has no frames to show. */
export function pictureOf(request: AsyncAnalysisRequest, { elements, damaged }: AsyncTree): Picture {
  const hasFrames = elements.some(({ total }) => total > 0)
  return { request, table: hasFrames ? framesOf([elements], unitOfEvent(request.eventType)) : null, damaged }
}

/** OAP merges the recordings, which is heavy: asked only when what is wanted changes. */
export function useAnalysis(wanted: () => AsyncAnalysisRequest | null): Analysis {
  const connection = useConnection()
  const asking = useAsking()
  const picture = shallowRef<Picture | null>(null)

  function load(anew = false): void {
    const request = wanted()
    if (request === null) return asking.leave()
    asking.run(async (ask) => {
      const tree = await ask(queryAsyncProfilerAnalyze, { request })
      picture.value = pictureOf(request, tree)
    }, anew)
  }

  watch(
    () => JSON.stringify(wanted()),
    () => {
      if (picture.value && picture.value.request.taskId !== wanted()?.taskId) picture.value = null
      load()
    },
    { immediate: true },
  )
  watch(connection.server.recovered, () => {
    const failed = asking.failure.value
    if (failed && !asking.pending.value && isPassing(failed)) load()
  })

  const failure = computed(() => (asking.pending.value ? null : asking.failure.value))
  const state = computed<DataState>(() => {
    const failed = failure.value
    if (asking.pending.value || wanted() === null) return picture.value ? 'refreshing' : 'loading'
    if (failed && picture.value) return 'stale'
    if (failed?.cause === 'unsupported') return 'unsupported'
    if (failed) return failed.cause === 'refused' ? 'blocked' : 'error'
    return picture.value?.table ? 'fresh' : 'empty'
  })
  return { picture, state, failure, slow: asking.slow, retry: () => load(true), stop: asking.stop }
}
