import { describe, expect, it } from 'vitest'
import { choicesOf, countSilent, type Known } from './choices'

const words = { pinned: 'Pinned', recent: 'Recent', silent: 'Silent', gone: 'gone', others: 'services' }
const known: Known = {
  listed: [
    { id: 'b', text: 'orders', group: 'shop' },
    { id: 'a', text: 'cart', group: 'shop' },
    { id: 'c', text: 'mail' },
  ],
  isWhole: true,
  pins: [],
  recent: [],
  reported: null,
  silentNote: () => 'silent',
  hideSilent: false,
}
const drawn = (change: Partial<Known>, current: string | null = null): string =>
  choicesOf({ ...known, ...change }, words, current, (id) => `/${id}`)
    .map(({ text, section, note, dim }) => `${section}: ${text}${note ? ` (${note})` : ''}${dim ? ' ~' : ''}`)
    .join('; ')
const kept = (id: string, text: string) => ({ id, text, note: 'then' })

describe('choicesOf', () => {
  it('groups the list, those without a group first', () => {
    expect(drawn({})).toBe('services: mail; shop: cart; shop: orders')
    expect(drawn({ listed: [{ id: 'c', text: 'mail' }] })).toBe(': mail')
  })

  it('puts pinned and recent ones before it, as the server has them now; nobody is in both', () => {
    const choices = { pins: [kept('a', 'old name')], recent: [kept('a', 'x'), kept('b', 'x'), kept('c', 'x')] }
    expect(drawn(choices, 'c')).toBe(
      'Pinned: cart (shop); Recent: orders (shop); services: mail; shop: cart; shop: orders',
    )
  })

  it('says which of them are gone, but not before the server has told, nor when its list is cut', () => {
    const pins = [kept('z', 'zebra')]
    expect(drawn({ pins, listed: [] })).toBe('Pinned: zebra (gone) ~')
    expect(drawn({ pins, listed: null })).toBe('Pinned: zebra (then)')
    expect(drawn({ pins, listed: [], isWhole: false })).toBe('Pinned: zebra (then)')
  })

  it('puts silent ones last, dimmed, or hides them, but never the page’s own', () => {
    const reported = ({ id }: { readonly id: string }) => id === 'b'
    expect(drawn({ reported })).toBe('shop: orders; Silent: mail (silent) ~; Silent: cart (silent) ~')
    expect(drawn({ reported, hideSilent: true }, 'a')).toBe('shop: orders; Silent: cart (silent) ~')
    expect(countSilent({ ...known, reported })).toBe(2)
    expect(countSilent(known)).toBe(0)
  })
})
