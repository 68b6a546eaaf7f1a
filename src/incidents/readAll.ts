/** What was read of a list without a total. */
export interface Read<Row> {
  readonly rows: readonly Row[]
  /** There are more: reading stopped after the most pages. */
  readonly cut: boolean
}

interface Reading<Row> {
  /** Pages. */
  readonly most: number
  readonly isLast: (page: readonly Row[]) => boolean
  readonly keyOf: (row: Row) => string
}

/** Page after page until the last one. A row that arrives meanwhile moves the others on: what comes twice counts once. */
export async function readAll<Row>(
  ask: (pageNum: number) => Promise<readonly Row[]>,
  { most, isLast, keyOf }: Reading<Row>,
): Promise<Read<Row>> {
  const rows = new Map<string, Row>()
  for (let pageNum = 1; pageNum <= most; pageNum += 1) {
    const page = await ask(pageNum)
    for (const row of page) if (!rows.has(keyOf(row))) rows.set(keyOf(row), row)
    if (isLast(page)) return { rows: [...rows.values()], cut: false }
  }
  return { rows: [...rows.values()], cut: true }
}
