/* Rows by the longest way from a caller, each ordered by the middle of its callers; one canvas, panned by copying it. */
import { ask, drawing, stage } from './start.js'

const CELL = { x: 120, y: 90 }
const { nodes, calls } = await ask('getGlobalTopology')

const at = new Map(nodes.map((node) => [node.id, { node, level: 0, x: 0, y: 0, callers: [] }]))
const links = calls.map(({ source, target }) => [at.get(source), at.get(target)]).filter(([from, to]) => from && to && from !== to)
for (const [from, to] of links) to.callers.push(from)
// A cycle must not push its members down for ever.
for (let round = 0; round < 12; round++) for (const [from, to] of links) to.level = Math.min(12, Math.max(to.level, from.level + 1))

const rows = []
for (const spot of at.values()) (rows[spot.level] ??= []).push(spot)
const middle = ({ callers, x }) => (callers.length ? callers.reduce((sum, caller) => sum + caller.x, 0) / callers.length : x)
for (const row of rows) row?.forEach((spot, index) => (spot.x = index))
for (let round = 0; round < 4; round++)
  for (const row of rows) row?.sort((a, b) => middle(a) - middle(b)).forEach((spot, index) => (spot.x = index))
const widest = Math.max(...Array.from(rows, (row) => row?.length ?? 0))
for (const [level, row] of rows.entries())
  for (const spot of row ?? []) Object.assign(spot, { x: (spot.x + (widest - row.length) / 2) * CELL.x + 60, y: level * CELL.y + 40 })

const size = { width: widest * CELL.x, height: rows.length * CELL.y }
const zoom = Math.min(1, innerWidth / size.width, innerHeight / size.height)
const sheet = new OffscreenCanvas(innerWidth, innerHeight)
const pen = sheet.getContext('2d')
pen.scale(zoom, zoom)
pen.strokeStyle = '#889'
for (const [from, to] of links) {
  const half = (from.y + to.y) / 2
  pen.beginPath()
  pen.moveTo(from.x, from.y)
  pen.bezierCurveTo(from.x, half, to.x, half, to.x, to.y)
  pen.stroke()
}
pen.textAlign = 'center'
for (const { node, x, y } of at.values()) {
  pen.fillStyle = node.isReal ? '#246' : '#999'
  pen.beginPath()
  pen.arc(x, y, 14, 0, 7)
  pen.fill()
  pen.fillText(node.name, x, y + 28)
}

const canvas = stage('canvas', 'ground')
Object.assign(canvas, { width: innerWidth, height: innerHeight })
const front = canvas.getContext('2d')
let [left, top] = [0, 0]
const draw = drawing(() => {
  front.clearRect(0, 0, canvas.width, canvas.height)
  front.drawImage(sheet, left, top)
})
canvas.addEventListener('pointermove', ({ buttons, movementX, movementY }) => {
  if (buttons === 0) return
  left += movementX
  top += movementY
  draw()
})
draw()
