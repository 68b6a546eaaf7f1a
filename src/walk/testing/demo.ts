import { mergeRoots, DOMAINS } from '../../../server/demo/resolvers/roots'
import type { Scene } from '../../../server/demo/resolvers/scene'
import { world } from '../../../server/demo/world/testing'
import { toDuration } from '@/protocol/duration'
import { NOW, WINDOW } from './asking'

const scene: Scene = { world, clock: () => NOW, tz: 0, version: '10.4.0', storage: 'elasticsearch' }
const { Query } = mergeRoots(DOMAINS.map((make) => make(scene)))

export const duration = toDuration(WINDOW)

/** What a root field of the demo answers, without the way over the wire. */
export async function field<Answer>(name: string, args: Readonly<Record<string, unknown>>): Promise<Answer> {
  const resolve = Query[name] as ((args: unknown, breathe: () => Promise<void>) => unknown) | undefined
  if (!resolve) throw new Error(`the demo has no ${name}`)
  return (await resolve(args, async () => {})) as Answer
}
