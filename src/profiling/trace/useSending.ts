import { computed, onScopeDispose, ref, shallowRef, type ComputedRef, type Ref } from 'vue'
import { failureTitle } from '@/components/failure'
import type { Failure } from '@/mqe/result'
import { createProfileTask, type ProfileTaskRequest } from '@/protocol/profiling/create'
import { getProfileTaskList } from '@/protocol/profiling/task'
import { useConnection } from '@/query/connection'
import { asFailure } from '@/query/failure'
import { write } from '@/query/write'
import type { Draft } from './address'
import { isUnsure } from './sent'
import { t } from './texts'

/** Why there is no task: in our words, then in those of OAP or of whoever stands between. */
export interface Said {
  readonly ours: string
  readonly theirs: string
}

export interface Sending {
  readonly sending: Readonly<Ref<boolean>>
  /** About what was sent, until that is changed. */
  readonly said: ComputedRef<Said | null>
  send(request: ProfileTaskRequest): Promise<void>
}

type Answer = { readonly to: string } & ({ readonly refused: string } | { readonly failure: Failure })

const LONGEST = 400

function saidOf(answer: Answer): Said {
  if ('refused' in answer)
    return { ours: `${t('refused')}:`, theirs: answer.refused.slice(0, LONGEST) || t('refusedSilent') }
  const { failure } = answer
  const ours = `${t(isUnsure(failure) ? 'unsure' : 'failedToSend')}: ${failureTitle(failure)}.`
  return { ours, theirs: failure.message.slice(0, LONGEST) }
}

/** Asks OAP for the task of a draft. `unsure`: no answer came, so the task may have been made all the same. */
export function useSending(
  draft: () => Draft,
  then: { readonly made: (id: string) => void; readonly unsure: () => void },
): Sending {
  const connection = useConnection()
  const sending = ref(false)
  const answer = shallowRef<Answer | null>(null)
  const said = computed(() => (answer.value?.to === JSON.stringify(draft()) ? saidOf(answer.value) : null))
  const controller = new AbortController()
  onScopeDispose(() => controller.abort())

  async function send(creationRequest: ProfileTaskRequest): Promise<void> {
    sending.value = true
    const to = JSON.stringify(draft())
    try {
      const ask = { signal: controller.signal, stale: getProfileTaskList.name }
      const result = await write(connection, createProfileTask, { creationRequest }, ask)
      if ('id' in result) then.made(result.id)
      else answer.value = { to, refused: result.refused }
    } catch (thrown) {
      if (controller.signal.aborted) return
      const failure = asFailure(thrown)
      answer.value = { to, failure }
      if (isUnsure(failure)) then.unsure()
    } finally {
      sending.value = false
    }
  }
  return { sending, said, send }
}
