import type { DiffLine } from '@/template/edit/lineDiff'

/** A line that is shown, or how many like ones are not. */
export type Shown =
  { readonly kind: 'line'; readonly line: DiffLine } | { readonly kind: 'skipped'; readonly count: number }

const AROUND = 3
const MOST = 2_000

/** What differs with three lines around it. `rest`: lines that nobody would read to the end. */
export function hunksOf(lines: readonly DiffLine[]): { readonly shown: readonly Shown[]; readonly rest: number } {
  const near = new Set<number>()
  for (const [index, { kind }] of lines.entries())
    if (kind !== 'same') for (let at = index - AROUND; at <= index + AROUND; at++) near.add(at)
  if (near.size === 0) return { shown: [], rest: 0 }
  const shown: Shown[] = []
  let skipped = 0
  const close = (): void => {
    if (skipped > 0) shown.push({ kind: 'skipped', count: skipped })
    skipped = 0
  }
  for (const [index, line] of lines.entries()) {
    if (!near.has(index)) {
      skipped++
      continue
    }
    close()
    if (shown.length >= MOST) {
      const rest = lines.slice(index).filter(({ kind }) => kind !== 'same').length
      return { shown, rest }
    }
    shown.push({ kind: 'line', line })
  }
  close()
  return { shown, rest: 0 }
}
