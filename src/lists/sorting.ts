/** `-self`: by self time, greatest first. */
export interface Order {
  readonly by: string
  readonly descending: boolean
}

export function readOrder(text: string | undefined): Order | null {
  const descending = text?.startsWith('-') === true
  const by = (descending ? text?.slice(1) : text) ?? ''
  return by === '' ? null : { by, descending }
}

/** Numbers begin with the greatest, names with the first; the third time it is the own order again. */
export function turned(order: Order | null, by: string, isNumber: boolean): string | null {
  const first = `${isNumber ? '-' : ''}${by}`
  const second = `${isNumber ? '' : '-'}${by}`
  if (order?.by !== by) return first
  return order.descending === isNumber ? second : null
}
