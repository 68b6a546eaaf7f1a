import { checked, type Problem } from '@/template/edit/checked'
import { locate } from '@/template/edit/locate'
import type { Dashboard } from '@/template/types'
import type { Ground } from '@/template/validate'
import { text as say } from './texts'

const LONGEST = 100

/** All that is wrong in an edited text, by place: in itself, and beside the other rows of its server. */
export function problemsIn(
  text: string,
  ground: Ground,
  /** As it was last read, and whether another row is called so. */
  { dashboard, isTwin }: { readonly dashboard: Dashboard | null; readonly isTwin: boolean },
): readonly Problem[] {
  const found = checked(text, ground)
  if (!dashboard || !isTwin) return found
  const located = locate(text)
  if (located.fault !== null) return found
  const span = located.spanOf('$.name') ?? { from: 0, to: 1 }
  const name = dashboard.name.length > LONGEST ? `${dashboard.name.slice(0, LONGEST)}…` : dashboard.name
  const twin: Problem = { path: '$.name', message: say('sameName', { name }), ...span, severity: 'warning' }
  return [...found, twin].toSorted((one, two) => one.from - two.from || one.to - two.to)
}
