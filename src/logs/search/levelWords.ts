import type { Duration } from '@/protocol/duration'
import { MOST_WORDS } from '@/protocol/log/ofWords'
import { logTagValues } from '@/protocol/log/tags'
import { asFailure } from '@/query/failure'
import type { Ask } from '@/search/asking'
import { levelOfField } from '../stream/level'
import type { LevelName } from './search'

/** Words of the tag `level` that are asked for, and how many more OAP knows. */
export interface LevelWords {
  readonly words: readonly string[]
  readonly left: number
}

export const NO_WORDS: LevelWords = { words: [], left: 0 }

/**
 * The words by which OAP finds the lines of levels: those that mean them, of all that it saw lately, and besides the usual ones,
 * which it may not have seen lately.
 */
export async function wordsOf(ask: Ask, levels: readonly LevelName[], duration: Duration): Promise<LevelWords> {
  if (levels.length === 0) return NO_WORDS
  const known = await valuesOf(ask, duration)
  const told = [...new Set(levels.flatMap((level) => known.filter((value) => levelOfField('level', value) === level)))]
  const usual = levels.map((level) => level.toUpperCase()).filter((word) => !told.includes(word))
  return { words: [...told, ...usual].slice(0, MOST_WORDS), left: Math.max(0, told.length - MOST_WORDS) }
}

async function valuesOf(ask: Ask, duration: Duration): Promise<readonly string[]> {
  try {
    return await ask(logTagValues, { tagKey: 'level', duration })
  } catch (thrown) {
    // Without completion the usual words are as good; whether OAP can be asked, the search finds out.
    if (asFailure(thrown).cause === 'aborted') throw thrown
    return []
  }
}
