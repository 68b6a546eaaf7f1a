import { expect, it } from 'vitest'
import { framesOf } from '@/geometry/flame/frames'
import { hitsOf } from '@/geometry/flame/hits'
import { fakePen } from '../topology/testing/pen'
import { coloursOf } from './colours'
import { labelsOf } from './label'
import type { FlameLook } from './look'
import { paintFlame, type FlamePicture } from './painter'
import { EDGE, placed, SIDE } from './place'

const look: FlameLook = {
  ground: (colour) => `ground ${colour}`,
  faint: (colour) => `faint ${colour}`,
  fold: 'fold',
  hit: 'hit',
  ink: 'ink',
  weak: 'weak',
  hitInk: 'hit ink',
  name: 'name',
  share: 'share',
  nameWidth: (text) => 6 * text.length,
  shareWidth: (text) => 6 * text.length,
}
const table = framesOf(
  [
    [
      { id: 0, parentId: -1, name: 'all', total: 1000, self: 0 },
      { id: 1, parentId: 0, name: 'p.Half.run', total: 500, self: 0 },
      { id: 2, parentId: 1, name: 'p.Deep.call', total: 500, self: 500 },
      { id: 3, parentId: 0, name: 'q.Rest.run', total: 470, self: 470 },
      { id: 4, parentId: 0, name: 'q.Thin.run', total: 30, self: 30 },
    ],
  ],
  'samples',
)
const box = { width: 1000 + 2 * SIDE, height: 300 }
function painted(focus: number, found: string | null = null, from = 0, to = 300) {
  const { pen, calls, texts } = fakePen()
  const picture: FlamePicture = {
    table,
    view: placed(table, focus, false, box),
    colours: coloursOf(table, (name) => name.slice(0, 1)),
    hits:
      found === null
        ? null
        : hitsOf(
            table,
            Uint8Array.from(table.names, (name) => Number(name === found)),
          ),
    label: labelsOf(table),
    folded: (count, share) => `${count} frames, each ${share}`,
  }
  paintFlame(pen, picture, look, from, to)
  const boxes = calls.filter(({ call }) => call === 'fillRect')
  return {
    boxes,
    texts: texts(),
    inks: calls.flatMap(({ call, args, fill }) => (call === 'fillText' ? [[args[0], fill]] : [])),
  }
}
const frameOf = (name: string): number => table.name.indexOf(table.names.indexOf(name))

it('draws every frame once, as wide as what it took with a gap of one px, and names those with room', () => {
  const { boxes, texts } = painted(0)
  expect(boxes.map(({ args }) => args)).toEqual([
    [SIDE, EDGE, 999, 19],
    [SIDE, EDGE + 20, 499, 19],
    [SIDE + 500, EDGE + 20, 469, 19],
    [SIDE + 970, EDGE + 20, 29, 19],
    [SIDE, EDGE + 40, 499, 19],
  ])
  expect(texts).toEqual(['all', 'Half.run', 'Rest.run', 'Deep.call', '100.0 %', '50.0 %', '47.0 %', '50.0 %'])
})

it('draws the way to what is zoomed in on faintly, at full width, and keeps shares of the whole', () => {
  const { boxes, inks } = painted(frameOf('p.Deep.call'))
  expect(boxes.map(({ args, fill }) => [args[2], args[3], String(fill).split(' ')[0]])).toEqual([
    [999, 15, 'faint'],
    [999, 15, 'faint'],
    [999, 19, 'ground'],
  ])
  expect(inks).toContainEqual(['all', 'weak'])
  expect(inks).toContainEqual(['Deep.call', 'ink'])
  expect(inks).toContainEqual(['50.0 %', 'weak'])
})

it('puts hits on their own ground, those too narrow for a name too', () => {
  const { boxes } = painted(0, 'q.Thin.run')
  expect(boxes.filter(({ fill }) => fill === 'hit').map(({ args }) => args[0])).toEqual([SIDE + 970])
  expect(painted(0, 'p.Half.run').inks).toContainEqual(['Half.run', 'hit ink'])
})

it('draws nothing of rows that are out of sight', () => {
  expect(painted(0, null, EDGE + 40, EDGE + 60).boxes).toHaveLength(1)
})

it('draws one slim row for those that only repeat, on the ground of hits where one of them is found', () => {
  const names = ['all', 'p.A', 'p.B', 'p.C', 'p.D', 'p.E']
  const chain = framesOf([names.map((name, id) => ({ id, parentId: id - 1, name, total: 8, self: null }))], 'samples')
  const row = (found: string | null) => {
    const { pen, calls, texts } = fakePen()
    const hits =
      found === null
        ? null
        : hitsOf(
            chain,
            Uint8Array.from(chain.names, (name) => Number(name === found)),
          )
    const picture: FlamePicture = {
      table: chain,
      view: placed(chain, 0, false, box, true),
      colours: coloursOf(chain, (name) => name.slice(0, 1)),
      hits,
      label: labelsOf(chain),
      folded: (count, share) => `${count} frames, each ${share}`,
    }
    paintFlame(pen, picture, look, 0, 300)
    const boxes = calls.filter(({ call }) => call === 'fillRect')
    return { texts: texts(), boxes: boxes.map(({ args, fill }) => [args[1], args[3], String(fill).split(' ')[0]]) }
  }
  expect(row(null)).toEqual({
    texts: ['all', '+ 4 frames, each 100.0 %', 'E', '100.0 %', '100.0 %'],
    boxes: [
      [EDGE, 19, 'ground'],
      [EDGE + 20, 15, 'fold'],
      [EDGE + 36, 19, 'ground'],
    ],
  })
  expect(row('p.C').boxes[1]?.[2]).toBe('hit')
  expect(row('p.E').boxes[1]?.[2]).toBe('fold')
})
