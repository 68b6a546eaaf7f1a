import { useTexts } from '@/i18n/texts'
import type { ProfileTask } from '@/protocol/profiling/task'
import { lengthText } from '../tasks/texts'
import en from './en.json'

export const t = useTexts('traceProfiling', en)

/** `5 min, every 10 ms, up to 5 calls over 200 ms`. */
export const taskNote = ({ duration, dumpPeriod, maxSamplingCount, minDurationThreshold }: ProfileTask): string =>
  t(minDurationThreshold > 0 ? 'noteOver' : 'note', {
    minutes: duration,
    period: lengthText(dumpPeriod),
    count: maxSamplingCount,
    min: lengthText(minDurationThreshold),
  })
