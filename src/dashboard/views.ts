import { defineAsyncComponent, type Component } from 'vue'
import type { AnyPanel, AnyWidget } from '@/widgets/contract'

const made = new WeakMap<AnyWidget | AnyPanel, Component>()

/** The view of a widget type, loaded when the first of its kind is drawn. A failed load is tried again by the next. */
export function viewOf(widget: AnyWidget | AnyPanel): Component {
  const known = made.get(widget)
  if (known) return known
  const component = defineAsyncComponent({
    loader: widget.view,
    onError: (_error, _retry, fail) => {
      made.delete(widget)
      fail()
    },
  })
  made.set(widget, component)
  return component
}

/** Starts to load a view that is going to be drawn, while its questions are asked. */
export const preload = (widget: AnyWidget | AnyPanel): void => void widget.view().catch(() => {})
