import { grouped, parseEndpointId, parseInstanceId, parseServiceId } from '@/protocol/ids'
import { printTag } from '@/search/tags'
import type { Where } from '@/search/where'
import type { Search } from './search'
import { t } from './texts'

/** Longest part that is told. */
const MOST = 60
export const cut = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST)}…` : text)

/** What was asked for besides the time, in words; empty where it was everything. */
export function askedText(search: Search, fixed: Where): string {
  const { where, levels, tags, keywords, excluded, related, around } = search
  if (around) return t('askedInstance', { name: cut(parseInstanceId(around.instance)?.name ?? around.instance) })
  const { service, instance, endpoint } = where
  const parts = [
    service !== null && service !== fixed.service
      ? t('askedService', { name: cut(grouped(parseServiceId(service)?.name ?? service).short) })
      : '',
    instance !== null && instance !== fixed.instance
      ? t('askedInstance', { name: cut(parseInstanceId(instance)?.name ?? instance) })
      : '',
    endpoint !== null && endpoint !== fixed.endpoint
      ? t('askedEndpoint', { name: cut(parseEndpointId(endpoint)?.name ?? endpoint) })
      : '',
    related ? t('askedTrace', { id: cut(related.traceId) }) : '',
    levels.length > 0 ? t('askedLevels', { levels: levels.map((level) => t(level)).join(', ') }) : '',
    ...tags.map((tag) => cut(printTag(tag))),
    ...keywords.map((word) => t('askedHas', { word: cut(word) })),
    ...excluded.map((word) => t('askedHasNot', { word: cut(word) })),
  ]
  return parts.filter((part) => part !== '').join(', ')
}
