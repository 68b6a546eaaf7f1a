import { aheadOf } from './desk'
import type { Ledger } from './ledger'
import type { Pad } from './sheet'
import type { Told } from './told'

/** Writes a line of an incident that hangs on no trace. */
export function writeUntraced(told: Told, minute: number, line: number, pad: Pad, ledger: Ledger): void {
  const { data, desk } = told
  const host = desk.host(minute, told.draw(3, minute, line), data.instances)
  if (!host) return
  const seen = minute * 60_000 + Math.floor(60_000 * told.draw(4, minute, line))
  const seat = {
    time: seen + aheadOf(host),
    seen,
    instance: ledger.place(host.name),
    endpoint: -1,
    ms: Math.round(desk.node.subject.read(minute).latency * (1 + 3 * told.draw(5, minute, line))),
    trace: -1,
    visit: -1,
    span: -1,
  }
  pad.add(told, seat, Math.floor(told.draw(1, minute, line) * 2 ** 31))
}
