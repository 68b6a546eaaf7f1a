import {
  defaultKeymap,
  history,
  historyKeymap,
  isolateHistory,
  redo,
  redoDepth,
  undo,
  undoDepth,
} from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language'
import { lintKeymap, setDiagnostics } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { colours, look } from './look'
import type { Pane, PaneOptions, Problem } from './pane'

const MOST_MARKS = 500
const STEPS = 1_000

/**
 * An editor of JSON inside a shadow root: there its styles are adopted sheets, which a policy without inline styles allows.
 * The Tab key leaves it, as it leaves any field; Ctrl+[ and Ctrl+] indent.
 */
export function openPane(root: ShadowRoot, options: PaneOptions): Pane {
  const state = EditorState.create({ doc: options.text, extensions: extensionsOf(options) })
  const view = new EditorView({ state, root, parent: root })
  return {
    text: () => view.state.doc.toString(),
    replace(text) {
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        selection: { anchor: 0 },
        annotations: isolateHistory.of('full'),
      })
    },
    mark: (problems) => view.dispatch(setDiagnostics(view.state, marksIn(problems, view.state.doc.length))),
    show(from, to) {
      const end = view.state.doc.length
      const anchor = Math.min(from, end)
      const selection = { anchor, head: Math.min(to, end) }
      view.dispatch({ selection, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) })
      view.focus()
    },
    undo: () => void undo(view),
    redo: () => void redo(view),
    focus: () => view.focus(),
    end: () => view.destroy(),
  }
}

const marksIn = (problems: readonly Problem[], end: number) =>
  problems.slice(0, MOST_MARKS).map(({ from, to, message, severity }) => {
    const start = Math.max(0, Math.min(from, end))
    return { from: start, to: Math.max(start, Math.min(to, end)), message, severity }
  })

function extensionsOf({ label, readOnly, phrases, onChange, onSteps }: PaneOptions): readonly Extension[] {
  return [
    lineNumbers(),
    highlightActiveLineGutter(),
    highlightActiveLine(),
    foldGutter(),
    codeFolding(),
    history({ minDepth: STEPS }),
    drawSelection(),
    indentOnInput(),
    indentUnit.of('  '),
    bracketMatching(),
    highlightSelectionMatches(),
    search({ top: true }),
    json(),
    syntaxHighlighting(colours),
    look,
    EditorView.lineWrapping,
    EditorState.phrases.of(phrases),
    EditorState.readOnly.of(readOnly),
    EditorView.contentAttributes.of({
      tabindex: '0',
      'aria-label': label,
      ...(readOnly ? { 'aria-readonly': 'true' } : {}),
    }),
    keymap.of([...defaultKeymap, ...historyKeymap, ...foldKeymap, ...searchKeymap, ...lintKeymap]),
    EditorView.updateListener.of(({ docChanged, state }) => {
      if (!docChanged) return
      onChange()
      onSteps({ undo: undoDepth(state), redo: redoDepth(state) })
    }),
  ]
}
