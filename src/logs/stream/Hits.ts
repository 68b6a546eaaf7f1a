import { h, type FunctionalComponent } from 'vue'
import { marked } from './words'

/** Text with what was looked for marked; `words` as `wanted` gives them. */
export const Hits: FunctionalComponent<{ text: string; words: readonly string[] }> = ({ text, words }) =>
  marked(text, words).map((piece) => (piece.hit ? h('mark', piece.text) : piece.text))
Hits.props = ['text', 'words']
