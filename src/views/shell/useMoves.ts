import { useLocation } from '@/stores/location'
import type { Page } from '@/stores/page'
import { useSession } from '@/stores/session'
import { useSettings } from '@/stores/settings'
import { narrowed, shifted, widened } from '@/time/moves'
import type { Range } from '@/time/range'

/** What the user does to the time of the page: a window goes into the address, zone and interval become preferences. */
export interface Moves {
  readonly show: (range: Range) => void
  readonly shift: (by: 1 | -1) => void
  readonly widen: () => void
  readonly narrow: () => void
  readonly refresh: () => void
  readonly every: (seconds: number) => void
  readonly zone: (choice: string) => void
}

export function useMoves(page: () => Page): Moves {
  const location = useLocation()
  const session = useSession()
  const settings = useSettings()
  const show = ({ from, to, step, cold }: Range): void => location.change({ from, to, step, cold })
  return {
    show,
    shift: (by) => show(shifted(page().window, by, page().now)),
    widen: () => show(widened(page().window, page().now)),
    narrow() {
      const closer = narrowed(page().window)
      if (closer) show(closer)
    },
    refresh: () => session.refresh(),
    every(seconds) {
      settings.set({ refresh: seconds })
      if (page().address.state.refresh !== undefined) location.settle({ refresh: undefined })
    },
    zone(choice) {
      settings.set({ tz: choice })
      if (page().address.state.tz !== undefined) location.settle({ tz: undefined })
    },
  }
}
