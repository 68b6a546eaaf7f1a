import { usePhrases } from '@/i18n/texts'
import type { Candidate } from '@/template/choose'

/** Words of our dashboards are data in English; an overlay has them under the phrase itself. */
export const sheetPhrase = usePhrases('sheets')

/** What a dashboard is called on the page; an address has its English name. */
export const calledIn = ({ name, origin }: Pick<Candidate, 'name' | 'origin'>): string =>
  origin === 'ours' ? sheetPhrase(name) : name
