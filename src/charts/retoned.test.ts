import { describe, expect, it } from 'vitest'
import { retoned, styledOf } from './drawing'

describe('series of the bundle', () => {
  const styled = styledOf(Array.from({ length: 40 }, (_, index) => ({ id: `${index}`, name: `s${index}`, values: [] })))
  const only = (...ids: string[]) => {
    const wanted = new Set(ids)
    return retoned(styled, (id) => !wanted.has(id)).filter(({ series }) => wanted.has(series.id))
  }

  it('get a colour when they are looked at alone', () => {
    expect(styled[30]).toMatchObject({ bundled: true, tone: { token: 'text-3' } })
    expect(only('30')).toMatchObject([{ bundled: false, tone: { token: 's1' } }])
  })

  it('get none that another one has, which keeps its own', () => {
    const [kept, ...others] = only('3', '30', '31', '32')
    expect(kept).toEqual(styled[3])
    const tokens = [kept, ...others].map((one) => one?.tone.token)
    expect(new Set(tokens).size).toBe(4)
    expect(tokens).not.toContain('text-3')
  })

  it('stay a bundle while there are too many', () => {
    expect(retoned(styled, () => false)).toBe(styled)
  })
})
