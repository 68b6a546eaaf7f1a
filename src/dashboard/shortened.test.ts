import { expect, it } from 'vitest'
import { formFor } from './shortened'

it('says as much as there is room for, and never nothing', () => {
  const forms = ['above the predicted band since 18:10', 'above range since 18:10', '18:10']
  const at = (room: number): string => formFor(forms, room, ({ length }) => 6 * length)
  expect([300, 216, 215, 100, 10, -5].map(at)).toEqual([forms[0], forms[0], forms[1], '18:10', '18:10', '18:10'])
  expect(formFor([], 10, () => 1)).toBe('')
})
