import { namesMatching } from '@/geometry/flame/hits'
import type { SearchOrder, SearchReply } from './flameSearch'

let names: readonly string[] = []

const say = (reply: SearchReply): void => self.postMessage(reply)

self.onmessage = ({ data }: MessageEvent<SearchOrder>) => {
  if (data.names) names = data.names
  try {
    say({ kind: 'found', job: data.job, found: namesMatching(names, new RegExp(data.pattern, 'i')) })
  } catch (error) {
    say({ kind: 'failed', job: data.job, reason: error instanceof Error ? error.message : String(error) })
  }
}

say({ kind: 'ready' })
