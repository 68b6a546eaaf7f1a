import { expect, it } from 'vitest'
import { lettersOf } from './letters'

it('counts a Chinese sign as two letters', () => {
  expect(['', 'Load, /min', '负载', '成功率，%'].map(lettersOf)).toEqual([0, 10, 4, 9])
})
