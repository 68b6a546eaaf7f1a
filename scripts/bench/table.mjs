/** Rows of figures against their budgets. */

/** How fast this machine is just now: a fixed loop, ms. About 155 on the machine that the budgets were written for. */
export function calibration() {
  const started = performance.now()
  let sum = 0
  for (let i = 0; i < 3e7; i++) sum = (sum + i * 7) | 0
  return performance.now() - started + (sum === 1 ? 1 : 0)
}

const plain = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(1))

export class Table {
  rows = []
  add(what, value, unit, limit, note = '') {
    this.rows.push({ what, value, unit, note, budget: limit === undefined ? '' : `≤ ${limit}`, over: limit !== undefined && !(value <= limit) })
  }
  /** The product's figure beside that of the page that does only the physical work. */
  beside(what, mine, bare, unit, limit, note = '') {
    const ratio = bare > 0 ? `, ${(mine / bare).toFixed(2)} ×` : ''
    this.add(what, mine, unit, limit, `bare ${plain(bare)}${ratio}${note && `; ${note}`}`)
  }
  chunks(visit, count) {
    const scripts = visit.requests.filter((request) => request.type === 'Script').sort((a, b) => b.wire - a.wire)
    for (const { path, wire } of scripts.slice(0, count)) this.add(`  ${path.replace(/.*\//, '')}`, wire / 1000, 'kB')
  }
}
