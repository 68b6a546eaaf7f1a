import type { Dashboard, Item, MetricConfig, MetricItem } from '@/template/types'
import { splitTitle } from './head'
import { sheetPhrase } from './sheetPhrase'

type Phrase = (english: string) => string

/**
 * One of ours in the reader's language: titles, tips, tabs, labels and headings, as they are drawn. Its name, ids,
 * expressions, links and what it is stored as stay. Others' dashboards are their authors' texts.
 */
export const inWords = (dashboard: Dashboard, phrase: Phrase = sheetPhrase): Dashboard => ({
  ...dashboard,
  items: itemsIn(dashboard.items, phrase),
})

const itemsIn = (items: readonly Item[], phrase: Phrase): readonly Item[] =>
  items.map((item) => {
    if ('tabs' in item) {
      const tabs = item.tabs.map((page) => ({
        ...page,
        name: phrase(page.name),
        items: itemsIn(page.items, phrase),
      }))
      return { ...item, tabs }
    }
    return 'graph' in item ? metricIn(item, phrase) : item
  })

const metricIn = (item: MetricItem, phrase: Phrase): MetricItem => ({
  ...item,
  title: titleIn(item.title, phrase),
  tips: item.tips && phrase(item.tips),
  graph: { ...item.graph, options: { ...item.graph.options, ...headings(item.graph.options, phrase) } },
  metricConfig: item.metricConfig.map((config) => labelled(config, phrase)),
})

/** The note is a phrase of its own: it stands with many titles. */
function titleIn(whole: string, phrase: Phrase): string {
  const { title, note } = splitTitle(whole)
  if (title === '') return title
  return note === '' ? phrase(title) : `${phrase(title)} (${phrase(note)})`
}

/** Labels that name values of MQE labels stay. */
function labelled(config: MetricConfig, phrase: Phrase): MetricConfig {
  const { label, labelsIndex } = config
  return label === undefined || labelsIndex !== undefined ? config : { ...config, label: phrase(label), name: label }
}

/** Of a table's columns. */
const HEADINGS = ['tableHeaderCol1', 'tableHeaderCol2'] as const

const headings = (options: MetricItem['graph']['options'], phrase: Phrase): Record<string, string> =>
  Object.fromEntries(
    HEADINGS.flatMap((key) => {
      const heading = options[key]
      return typeof heading === 'string' && heading !== '' ? [[key, phrase(heading)]] : []
    }),
  )
