import { parseEndpointId, parseInstanceId, serviceId } from '@/protocol/ids'
import { printTag, type SearchTag } from '@/search/tags'
import { ANYWHERE } from '@/search/where'
import type { LogFilter } from '../stream/filter'
import { levelOfField } from '../stream/level'
import type { Change, Search } from './search'

const withText = (texts: readonly string[], text: string): readonly string[] =>
  texts.includes(text) ? texts : [...texts, text]

const withTag = (tags: readonly SearchTag[], tag: SearchTag): readonly SearchTag[] =>
  tags.some((one) => printTag(one) === printTag(tag)) ? tags : [...tags, tag]

/** Longest text that a search is narrowed by. */
const MOST = 200

/** What a click on a part of a line makes of a search; `null`: nothing that could be asked. */
export function narrowedBy(search: Search, filter: LogFilter): Change | null {
  switch (filter.kind) {
    case 'level': {
      const level = levelOfField('level', filter.value)
      if (level) return { levels: [level] }
      return filter.value === '' ? null : { tags: withTag(search.tags, { key: 'level', value: filter.value }) }
    }
    case 'tag':
      return filter.value === '' ? null : { tags: withTag(search.tags, { key: filter.key, value: filter.value }) }
    case 'keyword': {
      const word = filter.value.trim().slice(0, MOST)
      if (word === '') return null
      return filter.exclude
        ? { excluded: withText(search.excluded, word) }
        : { keywords: withText(search.keywords, word) }
    }
    case 'trace':
      return { related: { traceId: filter.value, segmentId: null, spanId: null } }
    case 'service':
      return filter.id === null ? null : { where: { ...ANYWHERE, service: filter.id } }
    case 'instance':
    case 'endpoint': {
      if (filter.id === null) return null
      const key = filter.kind === 'instance' ? parseInstanceId(filter.id) : parseEndpointId(filter.id)
      if (!key) return null
      const service = serviceId(key.service)
      const rest = search.where.service === service ? search.where : ANYWHERE
      return { where: { ...rest, service, [filter.kind]: filter.id } }
    }
  }
}
