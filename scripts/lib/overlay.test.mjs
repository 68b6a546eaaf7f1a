import { describe, expect, it } from 'vitest'
import { faultsOfOverlay } from './overlay.mjs'

const english = {
  menu: {
    find: 'Find {nouns}',
    count: 'no layer | one layer | {count} layers',
    asked: 'none | {count} asked: {names} | {count} asked: {names}',
    mail: "a{'@'}b",
  },
}
const overlay = {
  menu: { find: '查找{nouns}', count: '{count} 个层', asked: '无 | {count} 次：{names}', mail: "甲{'@'}乙" },
}
const faults = (change) => faultsOfOverlay(english, { menu: { ...overlay.menu, ...change } })

describe('faultsOfOverlay', () => {
  it('takes a whole overlay, with fewer plural forms too', () => {
    expect(faultsOfOverlay(english, overlay)).toEqual([])
  })

  it.each([
    [{ find: undefined }, "menu 'find' is missing"],
    [{ other: '其他' }, "menu 'other' is an orphan"],
    [{ find: ' ' }, "menu 'find' is empty"],
    [{ find: '查找' }, "menu 'find' lacks {nouns}"],
    [{ find: '查找{nouns}{noun}' }, "menu 'find' has {noun}, which the English has not"],
    [{ find: '查找{nouns} | 查找{nouns}' }, "menu 'find' has plural forms, the English has none"],
    [{ count: '无 | 1 个' }, "menu 'count' lacks {count}"],
    [{ count: '无 | | {count} 个' }, "menu 'count' has an empty plural form"],
    [{ count: '无 | 一 | 二 | {count}' }, "menu 'count' has 4 plural forms, three at most"],
    [{ asked: '{count} 次' }, "menu 'asked' lacks {names}"],
    [{ mail: '甲@乙' }, "menu 'mail' has a '@' that is no placeholder"],
    [{ find: '查找{nouns}{' }, "menu 'find' has a '{' that is no placeholder"],
  ])('names the fault of %j', (change, fault) => {
    expect(faults(change)).toEqual([fault])
  })

  it('names missing and orphan phrases', () => {
    const phrases = { layers: ['service', 'broker'] }
    const found = faultsOfOverlay({}, { layers: { service: '服务', cache: '缓存' } }, phrases)
    expect(found).toEqual(["layers 'broker' is missing", "layers 'cache' is an orphan"])
  })
})
