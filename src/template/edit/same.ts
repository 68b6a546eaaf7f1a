import { isList, isObject } from '../json'
import type { Json } from '../types'

/** Equal content: the order of members does not matter; `undefined` is "not there". -0 and 0 are two values. */
export function same(one: Json | undefined, two: Json | undefined): boolean {
  if (Object.is(one, two)) return true
  if (isList(one)) return isList(two) && one.length === two.length && one.every((item, index) => same(item, two[index]))
  if (!isObject(one) || !isObject(two)) return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(two).length && keys.every((key) => Object.hasOwn(two, key) && same(one[key], two[key]))
  )
}
