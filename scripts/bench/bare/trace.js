/* Spans under their parents by start, in rows over one axis; only the rows in view exist. */
import { ask, drawing, stage } from './start.js'

const ROW = 24
const EXTRA = 6
const { spans } = await ask('queryTrace')

const keyOf = (segment, span) => `${segment} ${span}`
const known = new Map(spans.map((span) => [keyOf(span.segmentId, span.spanId), { span, children: [], level: 0 }]))
const roots = []
for (const one of known.values()) {
  const { segmentId, parentSpanId, refs } = one.span
  const [ref] = refs ?? []
  const parent = parentSpanId >= 0 ? known.get(keyOf(segmentId, parentSpanId)) : ref && known.get(keyOf(ref.parentSegmentId, ref.parentSpanId))
  ;(parent ? parent.children : roots).push(one)
}
const first = Math.min(...roots.map(({ span }) => span.startTime))
const rows = []
let last = first
const byStart = (a, b) => b.span.startTime - a.span.startTime
const open = roots.sort(byStart)
while (open.length > 0) {
  const one = open.pop()
  rows.push(one)
  last = Math.max(last, one.span.endTime)
  for (const child of one.children.sort(byStart)) {
    child.level = one.level + 1
    open.push(child)
  }
}

const scroller = stage('div', 'rows')
scroller.style.cssText = 'height:100%;overflow:auto;position:relative'
const sheet = scroller.appendChild(document.createElement('div'))
sheet.style.cssText = `position:relative;height:${rows.length * ROW}px`
const length = Math.max(1, last - first)

function rowOf({ span, level }, index) {
  const row = document.createElement('div')
  row.style.cssText = `position:absolute;top:${index * ROW}px;left:0;right:0;height:${ROW}px;white-space:nowrap`
  const name = row.appendChild(document.createElement('span'))
  name.textContent = `${span.serviceCode} ${span.endpointName}`
  name.style.cssText = `position:absolute;left:${level * 12}px;width:360px;overflow:hidden`
  const bar = row.appendChild(document.createElement('i'))
  const [from, wide] = [(span.startTime - first) / length, (span.endTime - span.startTime) / length]
  bar.style.cssText = `position:absolute;left:calc(372px + (100% - 372px) * ${from});width:max(1px, (100% - 372px) * ${wide});height:10px;background:#48a`
  return row
}

const draw = drawing(() => {
  const from = Math.max(0, Math.floor(scroller.scrollTop / ROW) - EXTRA)
  const to = Math.min(rows.length, from + Math.ceil(scroller.clientHeight / ROW) + 2 * EXTRA)
  sheet.replaceChildren(...rows.slice(from, to).map((one, index) => rowOf(one, from + index)))
})
scroller.addEventListener('scroll', draw)
draw()
