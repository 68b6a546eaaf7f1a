import { h, type FunctionalComponent, type VNodeChild } from 'vue'
import { leaves } from '../href'
import type { Inline } from './inline'
import type { Block } from './markdown'

/** Draws blocks as elements: text only ever becomes text. Headings begin below those of the page. */
export const Blocks: FunctionalComponent<{ blocks: readonly Block[] }> = ({ blocks }) => blocks.map(block)
Blocks.props = ['blocks']

function block(one: Block): VNodeChild {
  switch (one.kind) {
    case 'heading':
      return h(`h${Math.min(6, one.level + 2)}`, { class: `h${one.level}` }, one.of.map(inline))
    case 'paragraph':
      return h('p', one.of.map(inline))
    case 'list':
      return h(
        one.ordered ? 'ol' : 'ul',
        one.items.map((item) => h('li', item.map(inline))),
      )
    case 'code':
      return h('pre', { tabindex: 0 }, h('code', one.text))
  }
}

function inline(one: Inline): VNodeChild {
  switch (one.kind) {
    case 'text':
      return one.text
    case 'code':
      return h('code', one.text)
    case 'strong':
    case 'em':
      return h(one.kind, one.of.map(inline))
    case 'link':
      return h('a', linkProps(one.href), one.of.map(inline))
  }
}

/** Another place opens beside the page and does not learn where it was linked from. */
export const linkProps = (href: string): Readonly<Record<string, string>> =>
  leaves(href) ? { href, target: '_blank', rel: 'noopener noreferrer' } : { href }
