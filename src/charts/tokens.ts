import { shallowRef, type ShallowRef } from 'vue'

/** The design tokens a canvas needs, as resolved values. */
export interface Tokens {
  readonly font: string
  readonly label: string
  readonly grid: string
  readonly base: string
  readonly fillAlpha: number
  /** Width of a line, px: 2 under high contrast. */
  readonly lineWidth: number
  readonly colour: (token: string) => string
}

const MAP = ['surface-0', 'surface-1', 'edge', 'line', 'text-1', 'accent', 'warn', 'bad', 'warn-fill', 'info-fill']
const NAMES = [
  ...MAP,
  'text-2',
  'text-3',
  'bad-fill',
  'hit-bg',
  'hit-text',
  ...Array.from({ length: 12 }, (_, index) => `s${index + 1}`),
]
  .concat(Array.from({ length: 5 }, (_, index) => `ord-${index + 1}`))
  .concat(Array.from({ length: 9 }, (_, index) => `heat-${index}`))

function read(): Tokens {
  const root = document.documentElement
  const style = getComputedStyle(root)
  const value = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  const colours = new Map(NAMES.map((name) => [name, value(name)]))
  return {
    font: value('font'),
    label: value('text-3'),
    grid: value('grid'),
    base: value('line'),
    fillAlpha: Number(value('fill-a')) || 0,
    lineWidth: root.dataset['contrast'] === 'more' ? 2 : 1.5,
    colour: (token) => colours.get(token) ?? '',
  }
}

let shared: ShallowRef<Tokens> | null = null

/** Read once per change of theme, contrast or density, for all charts of the page. */
export function useTokens(): Readonly<ShallowRef<Tokens>> {
  if (shared) return shared
  const tokens = shallowRef(read())
  new MutationObserver(() => (tokens.value = read())).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme', 'data-contrast', 'data-density'],
  })
  shared = tokens
  return tokens
}
