import { formatNumber } from '@/charts/format'
import { currentLocale } from '@/i18n/create'
import { useTexts } from '@/i18n/texts'
import en from './en.json'

export const t = useTexts('lists', en)

/** A count to choose the form by, and as it is written: `5,000`. */
export const counted = (count: number): { readonly count: number; readonly n: string } => ({
  count,
  n: formatNumber(count, currentLocale()),
})
