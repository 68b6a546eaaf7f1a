import { plainName, shortName } from '@/charts/flame/label'
import { t } from './texts'

/** A name of frames as it is written in a row. */
export const nameText = (name: string, isShort: boolean): string =>
  (isShort ? shortName(name) : plainName(name)) || t('unnamed')

/** Longer patterns are no longer read by anybody, and addresses end somewhere. */
const MOST = 240

/** A pattern that finds frames of that name and no others; `null` where it would be too long. */
export function patternOf(name: string): string | null {
  const pattern = `^${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`
  return pattern.length <= MOST ? pattern : null
}
