/* Frames under their parents, the heaviest first; one canvas, drawn anew for every zoom. */
import { ask, drawing, stage } from './start.js'

const ROW = 20
const COLOURS = ['#48a', '#4a8', '#a84', '#84a', '#8a4', '#a48']
const { tree } = await ask('queryAsyncProfilerAnalyze')

const known = new Map(tree.elements.map((element) => [element.id, { name: element.name, total: element.total, start: 0, level: 0, above: null, children: [] }]))
let root = null
for (const { id, parentId } of tree.elements) {
  const one = known.get(id)
  one.above = known.get(parentId) ?? null
  if (one.above) one.above.children.push(one)
  else root ??= one
}
const rows = []
const open = [root]
while (open.length > 0) {
  const one = open.pop()
  ;(rows[one.level] ??= []).push(one)
  one.children.sort((a, b) => b.total - a.total)
  let edge = one.start
  for (const child of one.children) {
    child.level = one.level + 1
    child.start = edge
    edge += child.total
  }
  for (let at = one.children.length - 1; at >= 0; at -= 1) open.push(one.children[at])
}

const canvas = stage('canvas', 'ground')
Object.assign(canvas, { width: innerWidth, height: innerHeight, tabIndex: 0 })
const pen = canvas.getContext('2d')
pen.font = '12px sans-serif'
let focus = root
const draw = drawing(() => {
  const scale = canvas.width / Math.max(1, focus.total)
  const levels = Math.ceil(canvas.height / ROW)
  pen.clearRect(0, 0, canvas.width, canvas.height)
  for (const [level, row] of rows.slice(0, levels).entries())
    for (const { name, start, total } of row) {
      const x = (start - focus.start) * scale
      const width = total * scale
      if (width < 1 || x + width < 0 || x > canvas.width) continue
      pen.fillStyle = COLOURS[name.length % COLOURS.length]
      pen.fillRect(x, level * ROW, width - 1, ROW - 1)
      if (width < 40) continue
      pen.fillStyle = '#000'
      pen.fillText(name.slice(0, width / 7), Math.max(0, x) + 4, level * ROW + 14)
    }
})

function at(x, y) {
  const row = rows[Math.floor(y / ROW)] ?? []
  const unit = focus.start + (x / canvas.width) * focus.total
  return row.find(({ start, total }) => start <= unit && start + total > unit)
}
canvas.addEventListener('click', ({ clientX, clientY }) => {
  focus = at(clientX, clientY) ?? focus
  draw()
})
canvas.addEventListener('keydown', ({ key }) => {
  if (key !== 'Home') return
  focus = root
  draw()
})
draw()
