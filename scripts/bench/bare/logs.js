/* Lines as they came, in rows; only the rows in view exist. */
import { ask, drawing, stage } from './start.js'

const ROW = 22
const EXTRA = 6
const { logs } = await ask('queryLogs')

const scroller = stage('div', 'rows')
scroller.style.cssText = 'height:100%;overflow:auto;position:relative;font:12px monospace'
const sheet = scroller.appendChild(document.createElement('div'))
sheet.style.cssText = `position:relative;height:${logs.length * ROW}px`

function rowOf({ timestamp, tags, content, serviceInstanceName }, index) {
  const row = document.createElement('div')
  row.style.cssText = `position:absolute;top:${index * ROW}px;left:0;right:0;height:${ROW}px;white-space:nowrap;display:grid;grid-template-columns:100px 58px 1fr 118px`
  const level = tags.find(({ key }) => key === 'level')
  for (const text of [new Date(timestamp).toISOString().slice(11, 23), level?.value ?? '', content, serviceInstanceName]) {
    const cell = row.appendChild(document.createElement('span'))
    cell.textContent = text
    cell.style.cssText = 'overflow:hidden;text-overflow:ellipsis'
  }
  return row
}

const draw = drawing(() => {
  const from = Math.max(0, Math.floor(scroller.scrollTop / ROW) - EXTRA)
  const to = Math.min(logs.length, from + Math.ceil(scroller.clientHeight / ROW) + 2 * EXTRA)
  sheet.replaceChildren(...logs.slice(from, to).map((one, index) => rowOf(one, from + index)))
})
scroller.addEventListener('scroll', draw)
draw()
